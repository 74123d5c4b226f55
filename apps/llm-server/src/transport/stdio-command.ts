import { ToolError } from "@twinhost/tools";
import { findUpSync } from "find-up-simple";
import { parseArgsStringToArgv } from "string-argv";

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/** The built host; a checkout that was never built runs from its sources. */
const HOSTS = ["apps/stdio-server/dist/main.js", "apps/stdio-server/src/main.ts"];

/**
 * How the tool child is started: the configured command line (words as in a shell, but no shell runs it), else the stdio
 * host beside this app, by the same runtime.
 * @throws ToolError `engine_unavailable` when there is neither.
 */
export const stdioCommand = (configured: string | undefined): Command => {
  if (configured !== undefined) {
    const [command = "", ...args] = parseArgsStringToArgv(configured);
    return { command, args };
  }
  for (const host of HOSTS) {
    const path = findUpSync(host, { cwd: import.meta.dirname });
    if (path !== undefined) return { command: process.execPath, args: [path] };
  }
  throw new ToolError(
    "engine_unavailable",
    "There is no stdio host here. Build it (pnpm build), or set STDIO_COMMAND.",
  );
};
