import { jsonrepair } from "jsonrepair";
import { offeredName } from "../middleware/offered-name.ts";
import { readXmlArguments } from "./xml-arguments.ts";

export interface WrittenCall {
  readonly name: string;
  /** JSON text. */
  readonly input: string;
}

/** The schemas of the tools that a model may call, by name. */
export type WrittenTools = ReadonlyMap<string, unknown>;

/** Calls and the text around them; undefined if the text contains none, or one that cannot be read. */
export const readWrittenCalls = (
  text: string,
  tools: WrittenTools,
): { readonly calls: readonly WrittenCall[]; readonly rest: string } | undefined => {
  for (const [form, read] of TAGGED) {
    const found = [...text.matchAll(form)];
    if (found.length === 0) continue;
    const calls = found.map(([, ...groups]) => read(groups, tools));
    if (calls.some((call) => call === undefined)) return undefined;
    return { calls: calls.flatMap((call) => call ?? []), rest: text.replace(form, "").trim() };
  }
  const bare = BARE.exec(text.trim());
  const calls = bare?.[1] === undefined ? undefined : callsOf(parsed(bare[1]));
  return calls?.every(({ name }) => tools.has(offeredName(name, tools))) ? { calls, rest: "" } : undefined;
};

type ReadCalls = (groups: readonly (string | undefined)[], tools: WrittenTools) => WrittenCall[] | undefined;

const inJson: ReadCalls = ([text = ""]) => callsOf(parsed(text) ?? repaired(text));

const named: ReadCalls = ([name = "", text = ""], tools) => {
  const json = repaired(text);
  const input = isObject(json) ? json : readXmlArguments(text, tools.get(offeredName(name, tools)));
  return input && [{ name, input: JSON.stringify(input) }];
};

/** The forms of Qwen's newer models and Llama 3.1, Hermes and Qwen, Mistral (two), and Llama 3. */
const TAGGED: readonly [form: RegExp, read: ReadCalls][] = [
  [/(?:<tool_call>\s*)?<function=([\w.:-]+)>([\s\S]*?)<\/function>(?:\s*<\/tool_call>)?/g, named],
  [/<tool_call>([\s\S]*?)(?:<\/tool_call>|$)/g, inJson],
  [/\[TOOL_CALLS\]\s*([\w.:-]+)(?:\[ARGS\])?\s*(\{[\s\S]*?\})\s*(?=\[TOOL_CALLS\]|$)/g, named],
  [/\[TOOL_CALLS\]([\s\S]*)$/g, inJson],
  [/<\|python_tag\|>([\s\S]*?)(?:<\|eo[mt]_id\|>|$)/g, inJson],
];

const BARE = /^(?:```(?:json)?\s*)?([[{][\s\S]*[\]}])(?:\s*```)?$/;

const callsOf = (value: unknown): WrittenCall[] | undefined => {
  const calls = [value].flat().map((one) => {
    if (!isObject(one)) return undefined;
    const { name, arguments: args = one.parameters } = isObject(one.function) ? one.function : one;
    const input = typeof args === "string" ? parsed(args) : (args ?? {});
    return typeof name === "string" && isObject(input) ? { name, input: JSON.stringify(input) } : undefined;
  });
  return calls.length > 0 && calls.every((call) => call !== undefined) ? calls : undefined;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const repaired = (text: string): unknown => {
  try {
    return JSON.parse(jsonrepair(text));
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
