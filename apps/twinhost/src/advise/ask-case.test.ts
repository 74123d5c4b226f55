import { PassThrough } from "node:stream";
import { DEFAULT_CASE, messages } from "@twinhost/advisor";
import { expect, it } from "vitest";
import { askCase } from "./ask-case.ts";

/** Types a line at each question, or just Enter if there is none for it. */
const typing = (lines: Readonly<Record<string, string>>) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  // The terminal outlives each question.
  output.end = () => output;
  const asked: string[] = [];
  output.on("data", (chunk: Buffer) => {
    const text = chunk.toString();
    for (const [field, name] of Object.entries(messages.en.fields)) {
      if (!text.includes(name) || asked.includes(field)) continue;
      asked.push(field);
      setImmediate(() => input.write(`${lines[field] ?? ""}\r`));
    }
  });
  return { terminal: { input, output }, asked };
};

it("Enter at every question gives the default case", async () => {
  const { terminal, asked } = typing({});
  expect(await askCase(DEFAULT_CASE, "en", terminal)).toEqual(DEFAULT_CASE);
  expect(asked).not.toContain("indexMiB");
});

it("accepts typed answers, and asks for an engine's index", async () => {
  const down = "\u001B[B";
  const { terminal } = typing({
    llmServers: "3",
    toolKind: down,
    indexMiB: "1536",
    otherCallers: `${down} `,
    latencyBudgetMs: "10",
  });
  const given = await askCase(DEFAULT_CASE, "en", terminal);
  expect(given).toMatchObject({
    toolKind: "engine",
    indexMiB: 1_536,
    otherCallers: ["outsiders"],
    latencyBudgetMs: 10,
  });
  expect(given.llmServers).toBe(3);
});
