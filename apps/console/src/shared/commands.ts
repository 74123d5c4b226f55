/** The commands that a reader is told, as the README has them. */
export const COMMANDS = {
  start: "npx -y pnpm@12 dev",
  createKey: "npx -y pnpm@12 keys create --owner me --tools '*' --role admin",
  bench: "npx -y pnpm@12 bench",
} as const;

/** Starts a tool server where the LLM server looks for it. @param url its address, which may name another port than 3000 */
export const startToolServer = (url: string): string => {
  const { port } = new URL(url);
  return `${port === "" || port === "3000" ? "" : `PORT=${port} `}npx -y pnpm@12 --filter http-server dev`;
};
