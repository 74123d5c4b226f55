import { ToolError } from "@twinhost/core";

/** What the system says of a command that cannot be run until something is installed, or the configuration changed. */
const UNUSABLE = new Set(["ENOENT", "ENOTDIR", "EACCES"]);

/** So long a command that cannot be run is not looked for again. */
export const USABLE_AGAIN_MS = 5_000;

/** Whether the command cannot be run at all; else the system may only lack something for a moment. */
export const isUnusable = ({ code = "" }: NodeJS.ErrnoException): boolean => UNUSABLE.has(code);

/** What callers read of a command that cannot be run. Which one it is, is for the operator: the cause names it. */
export const notStartedError = (unreachable: string, cause: NodeJS.ErrnoException): ToolError =>
  new ToolError(
    "engine_unavailable",
    `${unreachable} Its command cannot be run (${cause.code}): install it, or fix the configuration. The log names it.`,
    { cause },
  );
