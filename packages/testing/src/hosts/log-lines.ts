import type { HostProcess } from "./host-process.ts";

/** What a host logged, one object a line. */
export const logLines = (host: Pick<HostProcess, "log">): Record<string, unknown>[] =>
  host
    .log()
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .map((line) => JSON.parse(line));
