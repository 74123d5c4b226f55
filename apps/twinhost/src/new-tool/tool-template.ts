const words = (toolName: string): string[] => toolName.split("_");
const capitalize = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

export interface ToolNames {
  /** As callers write it: `word_count`. */
  readonly tool: string;
  /** Its folder: `word-count`. */
  readonly folder: string;
  /** Its constant: `wordCount`. */
  readonly constant: string;
  /** For people: `Word count`. */
  readonly title: string;
  /** For models: when to use it, and what it answers. */
  readonly description: string;
}

/** A test of the tools rejects it, as no model may be offered this. */
const PLACEHOLDER = "Counts a text. Say here when a model should use the tool, and what it answers.";

export const namesOf = (tool: string, description = PLACEHOLDER): ToolNames => {
  const [first = "", ...rest] = words(tool);
  return {
    tool,
    folder: words(tool).join("-"),
    constant: first + rest.map(capitalize).join(""),
    title: capitalize(words(tool).join(" ")),
    description,
  };
};

export const toolSource = ({
  tool,
  constant,
  title,
  description,
  folder,
}: ToolNames): string => `import { defineTool } from "@twinhost/core";
import { z } from "zod";

export const ${constant} = defineTool({
  name: "${tool}",
  title: "${title}",
  description: ${JSON.stringify(description)},
  input: z.strictObject({ text: z.string().min(1).max(10_000).describe("The text to count.") }),
  output: z.strictObject({ words: z.int().min(0) }),
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  timeoutMs: 1_000,
  hints: { keywords: ["${folder.replaceAll("-", " ")}"] },
  run: ({ text }) => ({ words: text.split(/\\s+/).filter(Boolean).length }),
});
`;

export const testSource = ({ tool, constant }: ToolNames): string => `import { expect, it } from "vitest";
import { invokeTool } from "../testing/invoke-tool.ts";
import { ${constant} } from "./tool.ts";

it("${tool} answers by its output schema", async () => {
  expect(await invokeTool(${constant}, { text: "새 도구" })).toEqual({ ok: true, output: { words: 2 } });
});

it("${tool} refuses arguments that do not fit", async () => {
  expect(await invokeTool(${constant}, { text: "" })).toMatchObject({ ok: false, error: { code: "invalid_arguments" } });
});
`;

/** A tool backed by an engine with a setting and a secret. */
export const engineToolSource = ({
  tool,
  constant,
  title,
  description,
  folder,
}: ToolNames): string => `import { defineTool } from "@twinhost/core";
import { z } from "zod";
import { ${constant}Engine } from "./engine.ts";

export const ${constant} = defineTool({
  name: "${tool}",
  title: "${title}",
  description: ${JSON.stringify(description)},
  input: z.strictObject({ text: z.string().min(1).max(10_000).describe("The text to count.") }),
  output: z.strictObject({ count: z.int(), unit: z.string(), has_key: z.boolean() }),
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  timeoutMs: 1_000,
  hints: { keywords: ["${folder.replaceAll("-", " ")}"] },
  engine: ${constant}Engine,
  run: ({ text }, { engine, signal }) => engine.count(text, signal),
});
`;

export const engineSource = ({ tool, constant }: ToolNames): string => {
  const prefix = tool.toUpperCase();
  return `import { defineEngine, oneOf, secret } from "@twinhost/core";
import { z } from "zod";

/** What works behind \`${tool}\`: open a database or a service here. It is opened once, however many tools share it. */
export const ${constant}Engine = defineEngine({
  name: "${tool}",
  settings: z.object({
    ${prefix}_UNIT: oneOf(["characters", "words"]).default("characters").describe("what is counted"),
    ${prefix}_KEY: secret(z.string().optional().describe("key of the service behind it")),
  }),
  open: ({ settings }) => ({
    count: async (text: string, signal: AbortSignal) => {
      signal.throwIfAborted();
      const unit = settings.${prefix}_UNIT;
      const parts = unit === "words" ? text.split(/\\s+/).filter(Boolean) : [...text];
      return { count: parts.length, unit, has_key: settings.${prefix}_KEY !== undefined };
    },
  }),
  health: (engine) => [{ name: "${tool}", check: (signal) => engine.count("a", signal) }],
  spans: ["count"],
});
`;
};

export const engineTestSource = ({ tool, constant }: ToolNames): string => `import { expect, it } from "vitest";
import { invokeTool } from "../testing/invoke-tool.ts";
import { ${constant} } from "./tool.ts";

const engine = { count: async (text: string) => ({ count: text.length, unit: "characters" as const, has_key: false }) };

it("${tool} answers by its output schema", async () => {
  expect(await invokeTool(${constant}, { text: "도구" }, engine)).toMatchObject({ ok: true, output: { count: 2 } });
});

it("${tool} refuses arguments that do not fit", async () => {
  expect(await invokeTool(${constant}, { text: "" }, engine)).toMatchObject({
    ok: false,
    error: { code: "invalid_arguments" },
  });
});
`;

const importLine = ({ constant, folder }: ToolNames): string => `import { ${constant} } from "./${folder}/tool.ts";`;

/** The list of tools with one more: its import in sorted order, after packages, and its entry at the end. */
export const withTool = (listSource: string, names: ToolNames): string => {
  const lines = listSource.split("\n");
  const imports = lines.filter((line) => line.startsWith("import "));
  const others = lines.filter((line) => !line.startsWith("import "));
  const sorted = [...imports, importLine(names)].sort((a, b) => (modulePath(a) < modulePath(b) ? -1 : 1));
  const end = others.indexOf("];");
  return [...sorted, ...others.slice(0, end), `  ${names.constant},`, ...others.slice(end)].join("\n");
};

/** Packages sort before files. */
const modulePath = (line: string): string => line.slice(line.indexOf('"')).replace(/^"@/, "\0");
