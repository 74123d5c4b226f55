/** Set in the build of the package `twinhost`, whose users have no workspace. */
const IS_PACKAGE = import.meta.env.MODE === "package";

const RUN = IS_PACKAGE ? "npx twinhost" : "npx -y pnpm@12";

/** The commands shown to users, as in the README. */
export const COMMANDS = {
  start: `${RUN} dev`,
  createKey: `${RUN} keys create --owner me --tools '*' --role admin`,
  createServerKey: `${RUN} keys create --owner llm-server --tools '*'`,
  createMcpConfig: `echo '{"mcpServers": {}}' > mcp.json`,
  bench: `${RUN} bench`,
  claims: `${RUN} bench claims`,
} as const;

/** A server's port as an option, unless it is the default or a proxy may stand before the server. */
const portOption = (name: string, url: string, usual: string): string[] => {
  const { hostname, port } = new URL(url);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return isHere && port !== "" && port !== usual ? [`${name} ${port}`] : [];
};

/**
 * The command that starts both servers, on the ports that they have now.
 * @param settings such as `MCP_API_KEY=KEY`
 * @param urls of the servers
 */
export const startBoth = (settings: readonly string[], urls: { llmServer: string; toolServer: string }): string =>
  [
    ...settings,
    COMMANDS.start,
    ...portOption("--port", urls.llmServer, "8000"),
    ...portOption("--tool-port", urls.toolServer, "3000"),
  ].join(" ");

const SERVE = IS_PACKAGE ? `${RUN} serve` : `${RUN} --filter http-server dev`;

/** The command that starts a tool server where the LLM server expects it. @param url may name a port other than 3000 */
export const startToolServer = (url: string): string => {
  const { port } = new URL(url);
  return `${port === "" || port === "3000" ? "" : `PORT=${port} `}${SERVE}`;
};
