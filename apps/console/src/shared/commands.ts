/** The build of the package `twinhost` says so: its readers have no workspace. */
const IS_PACKAGE = import.meta.env.MODE === "package";

const RUN = IS_PACKAGE ? "npx twinhost" : "npx -y pnpm@12";

/** The commands that a reader is told, as the README has them. */
export const COMMANDS = {
  start: `${RUN} dev`,
  createKey: `${RUN} keys create --owner me --tools '*' --role admin`,
  createMcpConfig: `echo '{"mcpServers": {}}' > mcp.json`,
  bench: `${RUN} bench`,
  claims: `${RUN} bench claims`,
} as const;

/** Starts both servers with these settings. @param settings such as `PORT=4000` */
export const startWith = (settings: readonly string[]): string => [...settings, COMMANDS.start].join(" ");

const SERVE = IS_PACKAGE ? `${RUN} serve` : `${RUN} --filter http-server dev`;

/** Starts a tool server where the LLM server looks for it. @param url its address, which may name another port than 3000 */
export const startToolServer = (url: string): string => {
  const { port } = new URL(url);
  return `${port === "" || port === "3000" ? "" : `PORT=${port} `}${SERVE}`;
};
