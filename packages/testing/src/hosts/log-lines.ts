import type { HostProcess } from "./host-process.ts";

/** The JSON lines of a host's log. */
export const logLines = (host: Pick<HostProcess, "log">): Record<string, unknown>[] =>
  host
    .log()
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .map((line) => JSON.parse(line));
