import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";

/** Metadata at the start of a Markdown file. */
export interface FrontMatter {
  readonly title: string | undefined;
  /** Searchable text besides the title: description, tags, and prose under any other key. */
  readonly blocks: readonly string[];
}

/** More is data; this also bounds the parsers' work. */
const MAX_LENGTH = 16 * 1024;

const YAML = /^---[ \t]*\r?\n(?<source>[\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const TOML = /^\+\+\+[ \t]*\r?\n(?<source>[\s\S]*?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)/;

const DESCRIPTIONS = new Set(["description", "summary", "excerpt", "subtitle", "abstract"]);
const LABELS = new Set(["tags", "keywords", "categories", "category", "aliases"]);

/** Separates front matter from the text. What does not parse as a mapping remains text, such as a thematic break. */
export const takeFrontMatter = (text: string): { front: FrontMatter | undefined; text: string } => {
  for (const [pattern, parse] of [
    [YAML, (source: string): unknown => parseYaml(source, { uniqueKeys: false, logLevel: "error" })],
    [TOML, parseToml],
  ] as const) {
    const match = pattern.exec(text.slice(0, MAX_LENGTH));
    const source = match?.groups?.source;
    if (!match || source === undefined) continue;
    const table = tryParse(parse, source);
    if (table) return { front: readTable(table), text: text.slice(match[0].length) };
  }
  return { front: undefined, text };
};

const tryParse = (parse: (source: string) => unknown, source: string): Record<string, unknown> | undefined => {
  try {
    const value = parse(source);
    const isTable = typeof value === "object" && value !== null && !Array.isArray(value);
    return isTable ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

const readTable = (table: Record<string, unknown>): FrontMatter => {
  const blocks: string[] = [];
  let title: string | undefined;
  for (const [name, value] of Object.entries(table)) {
    const key = name.toLowerCase();
    const values = textsIn(value);
    if (values.length === 0) continue;
    if (key === "title") title ??= values[0];
    else if (DESCRIPTIONS.has(key)) blocks.unshift(values.join("\n"));
    else if (LABELS.has(key)) blocks.push(values.join(", "));
    // A single word is a setting; several words may be prose.
    else blocks.push(...values.filter((text) => /\S\s+\S/.test(text)).map((text) => `${name}: ${text}`));
  }
  return { title, blocks };
};

const textsIn = (value: unknown): string[] => {
  const values = Array.isArray(value) ? value : [value];
  return values
    .filter((item) => typeof item === "string" || typeof item === "number")
    .map((item) => String(item).trim())
    .filter((item) => item !== "");
};
