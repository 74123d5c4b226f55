import { type McpServerEntry, readEntry, readMcpConfig } from "@twinhost/third-party";
import { parseArgsStringToArgv } from "string-argv";
import type { GivenServer } from "./own-server-command.ts";
import { UsageError } from "./usage-error.ts";

/** The server from the command line, in the format of configuration files. */
export interface NamedServer {
  readonly name: string;
  readonly entry: McpServerEntry;
}

/** @throws UsageError when its description is invalid */
export const readServer = (given: GivenServer, onWarning: (warning: string) => void): NamedServer => {
  switch (given.kind) {
    case "stdio": {
      const [command = "", ...args] = parseArgsStringToArgv(given.command);
      return { name: "server", entry: entryOf({ command, args, cwd: process.cwd() }) };
    }
    case "http":
      return { name: "server", entry: entryOf({ url: given.url, headers: given.headers }) };
    case "config":
      return fromFile(given, onWarning);
  }
};

const entryOf = (given: Readonly<Record<string, unknown>>): McpServerEntry => {
  const { result, issues } = readEntry(given);
  if (result.success) return result.data;
  throw new UsageError(issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "));
};

const fromFile = (
  { file, name }: Extract<GivenServer, { kind: "config" }>,
  onWarning: (warning: string) => void,
): NamedServer => {
  let entries: ReadonlyMap<string, McpServerEntry>;
  try {
    entries = readMcpConfig(file, { environment: process.env, onWarning });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const names = [...entries.keys()];
  const [only] = names;
  if (name === undefined && names.length > 1)
    throw new UsageError(`${file} has several servers: name one with --server (${names.join(", ")}).`);
  const chosen = name ?? only;
  const entry = chosen === undefined ? undefined : entries.get(chosen);
  if (chosen === undefined || !entry)
    throw new UsageError(
      `${file} has no ${chosen === undefined ? "server" : `server "${chosen}"; it has ${names.join(", ") || "none"}`}.`,
    );
  return { name: chosen, entry };
};
