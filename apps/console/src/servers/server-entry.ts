import type { Entry } from "./api.ts";

/** A server being entered. */
export interface ServerDraft {
  readonly name: string;
  readonly kind: "stdio" | "http";
  readonly command: string;
  readonly args: string;
  readonly env: string;
  readonly url: string;
  readonly headers: string;
}

export const EMPTY_DRAFT: ServerDraft = {
  name: "",
  kind: "stdio",
  command: "",
  args: "",
  env: "",
  url: "",
  headers: "",
};

const linesOf = (text: string): string[] => text.split("\n").flatMap((line) => line.trim() || []);

/** Parses names and values, one pair per line. */
const pairsOf = (text: string, separator: string): Record<string, string> =>
  Object.fromEntries(
    linesOf(text).map((line) => {
      const [name = "", ...rest] = line.split(separator);
      return [name.trim(), rest.join(separator).trim()];
    }),
  );

const isFilled = (value: string | object): boolean => Object.keys(value).length > 0;

const filled = (entry: Record<string, string | object>): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => isFilled(value)));

/** What of an existing entry is to be removed. */
export interface Removal {
  readonly args: boolean;
  /** Names of variables or headers. */
  readonly names: readonly string[];
}

export const NO_REMOVAL: Removal = { args: false, names: [] };

/**
 * What an edit changes of an entry, as a JSON merge patch.
 * @param target the command or URL that it has, which the draft starts with
 */
export const changesOf = (draft: ServerDraft, target: string, removal: Removal): Entry => {
  const { command, url, args = removal.args ? [] : undefined, env, headers } = entryOf(draft);
  const removed = Object.fromEntries(removal.names.map((name) => [name, null]));
  const pairs = { ...removed, ...((draft.kind === "stdio" ? env : headers) as object | undefined) };
  return {
    ...(command !== undefined && command !== target && { command }),
    ...(url !== undefined && url !== target && { url }),
    ...(args !== undefined && { args }),
    ...(isFilled(pairs) && { [draft.kind === "stdio" ? "env" : "headers"]: pairs }),
  };
};

/** The entry for MCP_CONFIG_FILE, without empty fields. */
export const entryOf = ({ kind, command, args, env, url, headers }: ServerDraft): Entry =>
  filled(
    kind === "stdio"
      ? { command: command.trim(), args: linesOf(args), env: pairsOf(env, "=") }
      : { url: url.trim(), headers: pairsOf(headers, ":") },
  );
