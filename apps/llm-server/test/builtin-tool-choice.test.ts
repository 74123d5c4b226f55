import { LOCAL_CALLER } from "@twinhost/core";
import { hostSettings, openHostToolbox, parseSettings, withToolSettings } from "@twinhost/runtime";
import { tools } from "@twinhost/tools";
import { afterAll, expect, test } from "vitest";
import labelled from "./labelled-queries.json" with { type: "json" };
import { askBuiltin } from "./support/ask-builtin.ts";
import { silentLog } from "./support/silent-log.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

interface Labelled {
  readonly query: string;
  readonly language: string;
  readonly tool: string | null;
  readonly split: string;
  readonly arguments?: Readonly<Record<string, string>>;
  readonly value?: number;
  readonly unit?: string;
}

interface Score {
  asked: number;
  rightTool: number;
  withArguments: number;
  rightArguments: number;
}

const { toolbox, close } = openHostToolbox({
  tools,
  settings: parseSettings(withToolSettings(hostSettings, tools), { DATA_DIR: temporaryFolder(), LOG_LEVEL: "silent" }),
  log: silentLog,
});
afterAll(close);

/** Whether the calculator, given these arguments, yields the labelled value (and unit). */
const calculatesTo = async (args: unknown, { value, unit }: Labelled): Promise<boolean> => {
  const answer = await toolbox.invoke({
    tool: "calculate",
    arguments: args,
    caller: LOCAL_CALLER,
    transport: "in-process",
  });
  if (!answer.ok || value === undefined) return false;
  const { result, value: number } = answer.output as { result: string; value: number | null };
  const got = number ?? Number.parseFloat(result);
  return Math.abs(got - value) <= 1e-6 * Math.max(1, Math.abs(value)) && (unit === undefined || result.includes(unit));
};

const argumentsAreRight = async (args: Readonly<Record<string, unknown>>, expected: Labelled): Promise<boolean> =>
  expected.tool === "calculate"
    ? calculatesTo(args, expected)
    : Object.entries(expected.arguments ?? {}).every(([name, value]) => args[name] === value);

const percent = (part: number, whole: number): string => `${part}/${whole} (${((100 * part) / whole).toFixed(1)} %)`;

test("the builtin rules choose the labelled tool, or none, for at least 95 % of the queries", async () => {
  const scores = new Map<string, Score>();
  const misses: string[] = [];
  for (const expected of labelled as readonly Labelled[]) {
    const score = scores.get(expected.split) ?? { asked: 0, rightTool: 0, withArguments: 0, rightArguments: 0 };
    scores.set(expected.split, score);
    const choice = await askBuiltin(expected.query);
    score.asked++;
    if (choice.tool === expected.tool) score.rightTool++;
    else misses.push(`[${expected.split}] ${expected.query} -> ${choice.tool}, not ${expected.tool}`);
    if (expected.value === undefined && !expected.arguments) continue;
    score.withArguments++;
    if (choice.tool === expected.tool && (await argumentsAreRight(choice.arguments, expected))) score.rightArguments++;
    else misses.push(`[${expected.split}] ${expected.query} -> ${JSON.stringify(choice.arguments)}`);
  }
  for (const [split, { asked, rightTool, withArguments, rightArguments }] of scores) {
    const line = `${split}: tool ${percent(rightTool, asked)}, arguments ${percent(rightArguments, withArguments)}\n`;
    process.stdout.write(line);
  }
  process.stdout.write(misses.map((miss) => `missed ${miss}\n`).join(""));

  const sum = (pick: (score: Score) => number): number => [...scores.values()].map(pick).reduce((a, b) => a + b, 0);
  expect(sum(({ asked }) => asked)).toBeGreaterThanOrEqual(120);
  expect(sum(({ rightTool }) => rightTool) / sum(({ asked }) => asked)).toBeGreaterThanOrEqual(0.95);
  expect(
    sum(({ rightArguments }) => rightArguments) / sum(({ withArguments }) => withArguments),
  ).toBeGreaterThanOrEqual(0.9);
});
