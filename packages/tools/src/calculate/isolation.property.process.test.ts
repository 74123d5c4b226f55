import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { rounds } from "@twinhost/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";
import { INLINE_BUDGET } from "./limits.ts";

/** Calls that read units, constants and settings, each of which an earlier call could have changed. */
const CALLS = [
  ...["2 m * 3 m", "1 hectare to m^2", "2 ft * 3 ft", "5 m^3 / (2 m)", "4 acre + 1 m^2", "3 l * 2", "1 mile * 1 mile"],
  ...["5 kg * 9.81 m/s^2", "3 lbf * 2 ft", "10 dyn * 1 cm", "6 hp * 1 s", "3 psi * 2 in^2", "1 BTU / (1 s)"],
  ...["5 cm * speedOfLight", "gasConstant * 300 K", "2 * gravity", "faraday * 1 mol", "60 mph * 2 h", "10 knots * 3 h"],
  ...["100 km / (2 h)", "8 Mbit / (2 s)", "100 Mbps * 8 s", "30 평 * 2", "20 m * 10 m", "3 in * 4 in", "12 V * 2 A"],
  ...[
    "1 / (2 s)",
    "10 Hz * 3",
    "90 min / 2",
    "2 day * 3",
    "5 degC to degF",
    "45 deg * 2",
    "1 nm^40",
    "x = 5 cm",
    "5 km to kg",
  ],
  ...[
    "sum(1:100) * 1 yard",
    "[1, 2] * 3 ft",
    "500 KB * 2",
    "3 근 * 2",
    "5 kWh / (2 h)",
    "1 kcal * 2",
    "7 N m",
    "2 Pa * 3 m^2",
  ],
];

const answerOf = (expression: string): string => {
  try {
    return JSON.stringify(evaluate(expression, INLINE_BUDGET));
  } catch (error) {
    return String(error);
  }
};

const SCRIPT = `
  const { evaluate } = await import(process.argv[1]);
  const { INLINE_BUDGET } = await import(process.argv[2]);
  try { console.log(JSON.stringify(evaluate(process.argv[3], INLINE_BUDGET))); } catch (error) { console.log(String(error)); }
`;
const moduleAt = (name: string): string => new URL(name, import.meta.url).href;

const answerOfFreshProcess = async (expression: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "-e", SCRIPT, moduleAt("./evaluate.ts"), moduleAt("./limits.ts"), expression],
    { cwd: fileURLToPath(new URL(".", import.meta.url)) },
  );
  return stdout.trimEnd();
};

it("answers two calls in a row, in either order, as it answers each alone", () => {
  const alone = new Map(CALLS.map((call) => [call, answerOf(call)]));
  fc.assert(
    fc.property(fc.constantFrom(...CALLS), fc.constantFrom(...CALLS), (left, right) => {
      expect([answerOf(left), answerOf(right)]).toEqual([alone.get(left), alone.get(right)]);
      expect([answerOf(right), answerOf(left)]).toEqual([alone.get(right), alone.get(left)]);
    }),
    { numRuns: rounds({ few: 300, all: 2_000 }) },
  );
});

it("answers after all the others as a fresh process would", { timeout: 240_000 }, async () => {
  const length = rounds({ few: 0, all: 6 });
  const [sample] = fc.sample(fc.shuffledSubarray(CALLS, { minLength: length, maxLength: length }), 1);
  for (const call of [...CALLS, ...CALLS.toReversed()]) answerOf(call);
  for (const call of ["2 m * 3 m", "5 cm * speedOfLight", ...(sample ?? [])]) {
    expect(answerOf(call), call).toBe(await answerOfFreshProcess(call));
  }
});
