import { setImmediate } from "node:timers/promises";
import {
  type Caller,
  createToolbox,
  defineTool,
  ERROR_CODES,
  type JsonValue,
  type Tool,
  type Toolbox,
  ToolError,
} from "@twinhost/core";
import { pino } from "pino";
import { z } from "zod";

const FORM = {
  message: "Your name?",
  schema: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
};
const COMPLETION = { messages: [{ role: "user", content: { type: "text", text: "Hello" } }], maxTokens: 10 };
const shared = { title: "Tool", description: "For a test.", annotations: {}, timeoutMs: 5_000 };

/** What the tool `talk` can do while it runs, in any order. */
export const WORDS = ["wait", "progress", "debug", "error", "show", "release", "elicit", "sample", "roots"] as const;

const tools = [
  defineTool({
    ...shared,
    name: "echo",
    input: z.strictObject({ value: z.json() }),
    output: z.object({ value: z.json() }),
    run: ({ value }) => ({ value }),
  }),
  defineTool({
    ...shared,
    name: "fail",
    input: z.strictObject({ code: z.enum(ERROR_CODES), retryAfterMs: z.number().exactOptional() }),
    output: z.object({}),
    run: ({ code, ...options }) => {
      throw new ToolError(code, `failed: ${code}`, options);
    },
  }),
  defineTool({
    ...shared,
    name: "crash",
    input: z.strictObject({}),
    output: z.object({ count: z.number() }),
    run: () => ({ count: Number.NaN }),
  }),
  defineTool({
    ...shared,
    name: "tell",
    input: z.strictObject({ what: z.enum(["text", "image", "link", "broken"]) }),
    output: z.object({}),
    run: ({ what }, { client, progress }) => {
      progress(1, 2, "half");
      client.log("warning", { what });
      client.release();
      if (what === "text") client.show({ type: "text", text: "said" });
      if (what === "image") client.show({ mimeType: "image/png", data: "AAAA", type: "image" });
      if (what === "link") client.show({ type: "resource_link", uri: "docs://a", name: "a" });
      if (what === "broken") client.show({ type: "image", data: "not Base64!", mimeType: "image/png" });
      return {};
    },
  }),
  defineTool({
    ...shared,
    name: "talk",
    input: z.strictObject({ words: z.array(z.enum(WORDS)) }),
    output: z.object({ answers: z.array(z.json()) }),
    run: async ({ words }, { client, progress }) => {
      const answers: JsonValue[] = [];
      for (const [at, word] of words.entries()) {
        if (word === "wait") await setImmediate();
        if (word === "progress") progress(at, words.length);
        if (word === "debug" || word === "error") client.log(word, { at });
        if (word === "show") client.show({ type: "text", text: `${at}` });
        if (word === "release") client.release();
        if (word === "elicit") answers.push(client.elicit(`${at}`, FORM) as unknown as JsonValue);
        if (word === "sample") answers.push(client.sample(`${at}`, COMPLETION));
        if (word === "roots") answers.push(client.roots(`${at}`).length);
      }
      return { answers };
    },
  }),
  defineTool({
    ...shared,
    name: "ask",
    input: z.strictObject({}),
    output: z.object({}),
    run: (_input, { client }) => {
      client.elicit("name", { message: "Your name?", schema: { type: "object", properties: {} } });
      return {};
    },
  }),
  defineTool({
    ...shared,
    name: "mirrored",
    input: z.strictObject({ region: z.string().meta({ "x-mcp-header": "Region" }) }),
    output: z.object({ region: z.string() }),
    run: (input) => input,
  }),
  defineTool({ ...shared, name: "secret", input: z.strictObject({}), output: z.object({}), run: () => ({}) }),
];

/** May use every tool but `secret`. */
export const oddCaller: Caller = {
  id: "odd",
  allowedTools: ["echo", "fail", "crash", "tell", "talk", "ask", "mirrored"],
};

/** Tools with every kind of outcome, notification and client request. */
export const createOddToolbox = (): Toolbox =>
  createToolbox({
    tools: tools as unknown as Tool[],
    log: pino({ level: "silent" }),
    recordUsage: () => {},
  });
