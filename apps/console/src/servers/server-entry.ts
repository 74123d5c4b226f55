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

/** The entry for MCP_CONFIG_FILE, without empty fields. */
export const entryOf = ({ kind, command, args, env, url, headers }: ServerDraft): Entry =>
  filled(
    kind === "stdio"
      ? { command: command.trim(), args: linesOf(args), env: pairsOf(env, "=") }
      : { url: url.trim(), headers: pairsOf(headers, ":") },
  );
