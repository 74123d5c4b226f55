import { ToolError } from "@twinhost/core";

/** System errors of a command that cannot run until something is installed or the configuration is changed. */
const UNUSABLE = new Set(["ENOENT", "ENOTDIR", "EACCES"]);

/** How long a command that cannot run is not tried again. */
export const USABLE_AGAIN_MS = 5_000;

/** Whether the command cannot run at all; otherwise the system may only be short of something for a moment. */
export const isUnusable = ({ code = "" }: NodeJS.ErrnoException): boolean => UNUSABLE.has(code);

/** The callers' error for a command that cannot run. Only its cause, for the operator, names the command. */
export const notStartedError = (unreachable: string, cause: NodeJS.ErrnoException): ToolError =>
  new ToolError(
    "engine_unavailable",
    `${unreachable} Its command cannot be run (${cause.code}): install it, or fix the configuration. The log names it.`,
    { cause },
  );
