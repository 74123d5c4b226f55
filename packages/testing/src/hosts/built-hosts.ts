import { existsSync } from "node:fs";
import { join } from "node:path";

export const WORKSPACE = join(import.meta.dirname, "../../../..");

const builtHost = (app: string): string => {
  const file = join(WORKSPACE, "apps", app, "dist/main.js");
  if (!existsSync(file)) throw new Error(`The host ${app} is not built. Run npx -y pnpm@12 build first.`);
  return file;
};

/** Path of the built HTTP host. @throws Error when it is not built. */
export const builtHttpHost = (): string => builtHost("http-server");

/** Path of the built stdio host. @throws Error when it is not built. */
export const builtStdioHost = (): string => builtHost("stdio-server");

/** Path of the built LLM server. @throws Error when it is not built. */
export const builtLlmServer = (): string => builtHost("llm-server");

/** The complete environment of a host: apart from the stack under test, none of the developer's settings get in. */
export const hostEnvironment = (
  dataDirectory: string,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  DATA_DIR: dataDirectory,
  LOG_LEVEL: "info",
  ...(process.env.MCP_STACK !== undefined && { MCP_STACK: process.env.MCP_STACK }),
  ...extra,
});
