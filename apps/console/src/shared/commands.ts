/** Set in the build of the package `twinhost`, whose users have no workspace. */
const IS_PACKAGE = import.meta.env.MODE === "package";

const RUN = IS_PACKAGE ? "npx twinhost" : "npx -y pnpm@12";

/** The commands shown to users, as in the README. */
export const COMMANDS = {
  start: `${RUN} dev`,
  createKey: `${RUN} keys create --owner me --tools '*' --role admin`,
  createMcpConfig: `echo '{"mcpServers": {}}' > mcp.json`,
  bench: `${RUN} bench`,
  claims: `${RUN} bench claims`,
} as const;

/** The command that starts both servers with these settings. @param settings such as `PORT=4000` */
export const startWith = (settings: readonly string[]): string => [...settings, COMMANDS.start].join(" ");

const SERVE = IS_PACKAGE ? `${RUN} serve` : `${RUN} --filter http-server dev`;

/** The command that starts a tool server where the LLM server expects it. @param url may name a port other than 3000 */
export const startToolServer = (url: string): string => {
  const { port } = new URL(url);
  return `${port === "" || port === "3000" ? "" : `PORT=${port} `}${SERVE}`;
};
