import { BUILD_ADVICE, ToolError } from "@twinhost/core";
import { packagedFile } from "@twinhost/runtime";
import { findUpSync } from "find-up-simple";
import { parseArgsStringToArgv } from "string-argv";

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

const BUILT = "apps/stdio-server/dist/main.js";
const SOURCE = "apps/stdio-server/src/main.ts";

/** A server that runs from its sources (`pnpm dev`) starts the host from them too: an existing bundle may be old. */
const HOSTS = import.meta.url.endsWith(".ts") ? [SOURCE, BUILT] : [BUILT];

/**
 * How the tool process is started: by the configured command line (words as in a shell, but no shell runs it), else
 * from the stdio host next to this app, with the same runtime.
 * @throws ToolError `engine_unavailable` when there is neither
 */
export const stdioCommand = (configured: string | undefined): Command => {
  if (configured !== undefined) {
    const [command = "", ...args] = parseArgsStringToArgv(configured);
    return { command, args };
  }
  const packaged = packagedFile("stdio-server.js");
  if (packaged !== undefined) return { command: process.execPath, args: [packaged] };
  for (const host of HOSTS) {
    const path = findUpSync(host, { cwd: import.meta.dirname });
    if (path !== undefined) return { command: process.execPath, args: [path] };
  }
  throw new ToolError("engine_unavailable", `There is no stdio host here. ${BUILD_ADVICE}, or set STDIO_COMMAND.`);
};
