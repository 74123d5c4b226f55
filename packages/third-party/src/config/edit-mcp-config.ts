import { copyFileSync, existsSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import { applyEdits, modify } from "jsonc-parser";
import { entriesOf, isOff } from "./mcp-config.ts";
import type { McpServerEntry } from "./mcp-entry.ts";
import { parseJsonc } from "./read-jsonc.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A server as its file describes it. */
export interface ConfiguredServer {
  readonly name: string;
  readonly isOff: boolean;
  readonly transport: "stdio" | "http";
  /** Its command or its address; arguments and headers may be secret. */
  readonly target: string;
}

/** Edits the file of third-party MCP servers, which people may also edit by hand. */
export interface McpConfigEditor {
  /** Every server, including those that are switched off. @throws Error in one line if the file cannot be read */
  servers(): readonly ConfiguredServer[];
  /** Adds or replaces a server. @throws Error in one line if the file would be invalid, or cannot be written */
  set(name: string, entry: Entry): void;
  switchOff(name: string, off: boolean): void;
  remove(name: string): void;
  /** An entry as it would be used, without writing it. @throws Error in one line if it is invalid */
  check(name: string, entry: Entry): McpServerEntry;
}

type Entry = Readonly<Record<string, unknown>>;

const onWarning = (): void => {};
const EMPTY = '{\n  "mcpServers": {}\n}\n';
const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: "\n" } };

/**
 * Changes the file as little as possible: comments and order stay. The old file is kept next to it as `.bak`, and
 * nobody ever sees half of the new one.
 */
export const createMcpConfigEditor = (file: string, environment: Environment): McpConfigEditor => {
  const read = (): string => (existsSync(file) ? readFileSync(file, "utf8") : EMPTY);
  const change = (path: readonly string[], value: unknown): void => {
    const before = read();
    const after = applyEdits(before, modify(before, ["mcpServers", ...path], value, FORMAT));
    entriesOf(() => parseJsonc(after), "The file", { environment, onWarning });
    write(file, after);
  };
  return {
    servers: () => Object.entries(serversIn(parseJsonc(read()))).map(([name, entry]) => describe(name, entry)),
    set: (name, entry) => change([name], entry),
    switchOff: (name, off) => {
      // Other clients use `enabled` for the same, so it must not stay.
      if (Object.hasOwn(serversIn(parseJsonc(read()))[name] ?? {}, "enabled")) change([name, "enabled"], undefined);
      change([name, "disabled"], off ? true : undefined);
    },
    remove: (name) => change([name], undefined),
    check: (name, { disabled: _disabled, enabled: _enabled, ...entry }) => {
      const entries = entriesOf(() => ({ mcpServers: { [name]: entry } }), "The server", { environment, onWarning });
      return entries.get(name) as McpServerEntry;
    },
  };
};

const serversIn = (config: unknown): Readonly<Record<string, Entry>> =>
  (config as { readonly mcpServers?: Record<string, Entry> } | undefined)?.mcpServers ?? {};

const describe = (name: string, entry: Entry): ConfiguredServer => {
  const url = entry.url ?? entry.serverUrl ?? entry.httpUrl;
  const address = typeof url === "string" ? URL.parse(url) : undefined;
  return {
    name,
    isOff: isOff(entry),
    transport: url === undefined ? "stdio" : "http",
    target: url === undefined ? String(entry.command ?? "") : address ? `${address.origin}${address.pathname}` : "",
  };
};

const write = (file: string, text: string): void => {
  try {
    // A symbolic link stays one: its target is replaced.
    const target = existsSync(file) ? realpathSync(file) : file;
    const mode = existsSync(target) ? statSync(target).mode : 0o600;
    if (existsSync(target)) copyFileSync(target, `${target}.bak`);
    const next = `${target}.${process.pid}.next`;
    writeFileSync(next, text, { mode });
    renameSync(next, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `MCP_CONFIG_FILE cannot be written (${code}). Make it writable, or change it by hand and send SIGHUP.`,
    );
  }
};
