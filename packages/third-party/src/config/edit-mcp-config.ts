import { copyFileSync, existsSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import { applyEdits, modify } from "jsonc-parser";
import { entriesOf, isOff } from "./mcp-config.ts";
import { keyIn, type McpServerEntry } from "./mcp-entry.ts";
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
  /** A server's entry after a JSON merge patch (RFC 7396). @throws Error in one line without that server */
  changed(name: string, patch: Entry): Entry;
  /** Writes what {@link changed} returns; other keys, and comments on other lines, stay. @throws as both do */
  edit(name: string, patch: Entry): void;
  switchOff(name: string, off: boolean): void;
  remove(name: string): void;
  /** An entry as it would be used, without writing it. @throws Error in one line if it is invalid */
  check(name: string, entry: Entry): McpServerEntry;
}

type Entry = Readonly<Record<string, unknown>>;

/** A place in `mcpServers` and its new value; without one it is removed. */
interface Change {
  readonly path: readonly string[];
  readonly value?: unknown;
}

const onWarning = (): void => {};
const EMPTY = '{\n  "mcpServers": {}\n}\n';
const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: "\n" } };

/**
 * Changes the file as little as possible: comments and order stay. The old file is kept next to it as `.bak`, and
 * nobody ever sees half of the new one.
 */
export const createMcpConfigEditor = (file: string, environment: Environment): McpConfigEditor => {
  const read = (): string => (existsSync(file) ? readFileSync(file, "utf8") : EMPTY);
  const change = (...changes: readonly Change[]): void => {
    const before = read();
    const after = withChanges(before, changes);
    entriesOf(() => parseJsonc(after), "The file", { environment, onWarning });
    // Otherwise the text kept as .bak would be lost for nothing.
    if (after !== before) write(file, after);
  };
  const servers = (): Readonly<Record<string, Entry>> => serversIn(parseJsonc(read()));
  const entryOf = (name: string): Entry => {
    const all = servers();
    if (Object.hasOwn(all, name)) return all[name] as Entry;
    throw new Error(`There is no server "${name}" in MCP_CONFIG_FILE.`);
  };
  return {
    servers: () => Object.entries(servers()).map(([name, entry]) => describe(name, entry)),
    set: (name, entry) => change({ path: [name], value: entry }),
    changed: (name, patch) => {
      const changes = changesOf(entryOf(name), patch, [name]);
      return serversIn(parseJsonc(withChanges(read(), changes)))[name] as Entry;
    },
    edit: (name, patch) => change(...changesOf(entryOf(name), patch, [name])),
    switchOff: (name, off) => {
      // Other clients use `enabled` for the same, so it must not stay.
      const enabled = Object.hasOwn(servers()[name] ?? {}, "enabled") ? [{ path: [name, "enabled"] }] : [];
      change(...enabled, { path: [name, "disabled"], value: off ? true : undefined });
    },
    remove: (name) => change({ path: [name] }),
    check: (name, { disabled: _disabled, enabled: _enabled, ...entry }) => {
      const entries = entriesOf(() => ({ mcpServers: { [name]: entry } }), "The server", { environment, onWarning });
      return entries.get(name) as McpServerEntry;
    },
  };
};

const withChanges = (text: string, changes: readonly Change[]): string =>
  changes.reduce(
    (before, { path, value }) => applyEdits(before, modify(before, ["mcpServers", ...path], value, FORMAT)),
    text,
  );

const isObject = (value: unknown): value is Entry =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The places that a merge patch changes. Each key of an entry is spelled as the file does. */
const changesOf = (before: Entry, patch: Entry, path: readonly string[]): Change[] =>
  Object.entries(patch).flatMap(([given, value]) => {
    const key = path.length === 1 ? keyIn(before, given) : given;
    const [old, place] = [before[key], [...path, key]];
    return isObject(old) && isObject(value)
      ? changesOf(old, value, place)
      : [{ path: place, value: value ?? undefined }];
  });

const serversIn = (config: unknown): Readonly<Record<string, Entry>> =>
  (config as { readonly mcpServers?: Record<string, Entry> } | undefined)?.mcpServers ?? {};

const describe = (name: string, entry: Entry): ConfiguredServer => {
  const url = entry[keyIn(entry, "url")] ?? undefined;
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
