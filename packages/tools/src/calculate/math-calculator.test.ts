import { setImmediate as eventLoopTurn } from "node:timers/promises";
import { ToolError } from "@twinhost/core";
import { afterAll, describe, expect, it, vi } from "vitest";
import { createMathCalculator } from "./math-calculator.ts";

const never = new AbortController().signal;
const calculator = createMathCalculator({ timeLimitMs: 60_000 });
afterAll(() => calculator.close());

/** Within a thread's budget, but takes it seconds. */
const SLOW = "sum(expm(ones(310, 310) / 1000) * expm(ones(310, 310) / 1000))";
/** Small steps that together need more than {@link LITTLE_HEAP}. */
const HUNGRY = `[${Array(120).fill("ones(99000)").join(", ")}]`;
const LITTLE_HEAP = { heapMb: 48 };

const failure = async (calculation: unknown): Promise<ToolError> => {
  const error = await Promise.resolve(calculation).then(
    (answer) => new Error(`answered ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ToolError)) throw error;
  return error;
};

describe("cheap and heavy expressions", () => {
  it("answers synchronously after warm-up", async () => {
    const fresh = createMathCalculator();
    await fresh.warmUp();
    expect(fresh.calculate("6 * sqrt(49)", never), "no promise").toEqual({ result: "42", value: 42 });
    expect(fresh.threadIds).toEqual([]);
    await fresh.close();
  });

  it("answers plain arithmetic before mathjs is loaded", async () => {
    const fresh = createMathCalculator();
    expect(fresh.calculate("6 * (3 + 4)", never), "no promise").toEqual({ result: "42", value: 42 });
    expect(fresh.calculate("sqrt(4)", never)).toBeInstanceOf(Promise);
    await fresh.close();
  });

  it("answers cheap ones without a thread", async () => {
    const fresh = createMathCalculator();
    expect(await fresh.calculate("1 + sqrt(4)", never)).toEqual({ result: "3", value: 3 });
    expect(fresh.threadIds).toEqual([]);
    await fresh.close();
  });

  it("answers heavy ones in a thread, which is kept for the next", async () => {
    expect(await calculator.calculate("sum(1:50000)", never)).toEqual({ result: "1250025000", value: 1_250_025_000 });
    const [thread] = calculator.threadIds;
    expect(thread).toBeDefined();
    expect((await calculator.calculate("det(identity(50)) + sum(1:5000)", never)).value).toBe(12_502_501);
    expect(calculator.threadIds).toEqual([thread]);
  });

  it("answers a long expression like a short one", async () => {
    const expression = `${"1 + ".repeat(490)}1`;
    expect((await calculator.calculate(expression, never)).value).toBe(491);
  });

  it("refuses in a thread with the same errors", async () => {
    const error = await failure(calculator.calculate("sum(1:5000) / 0", never));
    expect(error).toMatchObject({ code: "refused_input", message: expect.stringMatching(/not a finite number/) });
  });

  it.each([
    "1:1e9",
    "zeros(1e5, 1e5)",
    "identity(1e9)",
    "1e300:1e300",
    "combinations(1e15, 5e14)",
    "kron(ones(300, 300), ones(300, 300))",
  ])("refuses %s as too large, even for a thread", async (expression) => {
    const error = await failure(calculator.calculate(expression, never));
    expect(error).toMatchObject({ code: "refused_input", message: expect.stringMatching(/too large/) });
  });

  it("refuses a result that is too long to read", async () => {
    const error = await failure(calculator.calculate("ones(100, 100)", never));
    expect(error).toMatchObject({ code: "refused_input", message: expect.stringMatching(/10000 entries/) });
  });

  it("refuses a huge expression without parsing it", async () => {
    const error = await failure(calculator.calculate("1+".repeat(5_000_000), never));
    expect(error).toMatchObject({ code: "refused_input", message: expect.stringMatching(/2000 characters/) });
  });
});

describe("no call changes another's result", () => {
  it.each([
    ["pi = 3", "10 * pi", 31.41592653589793],
    ["sqrt(x) = x", "sqrt(16)", 4],
    ["sin = 5", "sin(0)", 0],
    ['createUnit("foo", "5 m")', "number(1 km, m)", 1000],
    ['createUnit("m", "5 cm")', "number(1 km, m)", 1000],
    ['config({number: "BigNumber"})', "0.1 + 0.2", 0.3],
    ["import({sqrt: 1}, {override: true})", "sqrt(16)", 4],
    ["speedOfLight.value = 1", "number(speedOfLight, m/s)", 299_792_458],
    ["sort([3, 1, 2])", "det([3, 1; 2, 5])", 13],
  ])("%s does not affect %s, inline or in a thread", async (attack, expression, value) => {
    await Promise.allSettled([
      calculator.calculate(attack, never),
      calculator.calculate(`sum(1:5000) * (${attack})`, never),
    ]);
    expect((await calculator.calculate(expression, never)).value).toBe(value);
    expect((await calculator.calculate(`${expression} + 0 * sum(1:5000)`, never)).value).toBe(value);
  });
});

describe("limits are enforced by ending the thread", () => {
  it("stops a calculation that takes too long, and serves the next call", async () => {
    const impatient = createMathCalculator({ timeLimitMs: 60 });
    const error = await failure(impatient.calculate(SLOW, never));
    expect(error).toMatchObject({ code: "deadline", message: expect.stringMatching(/longer than 60 ms/) });
    expect(impatient.threadIds).toEqual([]);
    expect((await impatient.calculate("1 + 1", never)).value).toBe(2);
    await impatient.close();
  });

  it("stops a calculation that needs too much memory, and serves the next heavy call", async () => {
    // Enough time to hit the memory limit even on a busy machine.
    const patient = createMathCalculator({ ...LITTLE_HEAP, timeLimitMs: 60_000 });
    const error = await failure(patient.calculate(HUNGRY, never));
    expect(error).toMatchObject({ code: "refused_input", message: expect.stringMatching(/memory/) });
    expect((await patient.calculate("sum(1:5000)", never)).value).toBe(12_502_500);
    await patient.close();
  });

  it("kills the thread when the caller leaves", async () => {
    const patient = createMathCalculator({ timeLimitMs: 60_000, threads: 1 });
    await patient.calculate("sum(1:5000)", never);
    const before = patient.threadIds;
    const caller = new AbortController();
    const calculation = failure(patient.calculate(SLOW, caller.signal));
    await eventLoopTurn();
    caller.abort();
    expect((await calculation).code).toBe("cancelled");
    expect(patient.threadIds).toEqual([]);
    await patient.calculate("sum(1:5000)", never);
    expect(patient.threadIds).not.toEqual(before);
    await patient.close();
  });

  it("passes on a signal's own coded reason, and reports its timeout as a deadline", async () => {
    expect(
      (await failure(calculator.calculate("1", AbortSignal.abort(new ToolError("deadline", "late"))))).message,
    ).toBe("late");
    expect((await failure(calculator.calculate(SLOW, AbortSignal.timeout(30)))).code).toBe("deadline");
    expect((await failure(calculator.calculate("1", AbortSignal.abort()))).code).toBe("cancelled");
  });

  it("serves waiting calls while others are killed, and rejects those that exceed the queue", async () => {
    const small = createMathCalculator({ ...LITTLE_HEAP, threads: 1, maxWaiting: 3, timeLimitMs: 60_000 });
    const leaver = new AbortController();
    const waiter = new AbortController();
    const killed = failure(small.calculate(SLOW, leaver.signal));
    const starved = failure(small.calculate(HUNGRY, never));
    const left = failure(small.calculate(SLOW, waiter.signal));
    const answered = small.calculate("sum(1:5000)", never);
    const tooMany = failure(small.calculate("sum(1:5000)", never));
    expect(await tooMany).toMatchObject({ code: "engine_unavailable", message: expect.stringMatching(/busy/) });
    waiter.abort();
    expect((await left).code).toBe("cancelled");
    leaver.abort();
    expect((await killed).code).toBe("cancelled");
    expect((await starved).code).toBe("refused_input");
    expect((await answered).value).toBe(12_502_500);
    await small.close();
  });

  it("stops running calculations when it is closed", async () => {
    const closing = createMathCalculator({ timeLimitMs: 60_000 });
    const running = [
      failure(closing.calculate(SLOW, never)),
      failure(closing.calculate(SLOW, never)),
      failure(closing.calculate(SLOW, never)),
    ];
    await vi.waitFor(() => expect(closing.threadIds).toHaveLength(2));
    await closing.close();
    expect((await Promise.all(running)).map(({ code }) => code)).toEqual(Array(3).fill("engine_unavailable"));
    expect(closing.threadIds).toEqual([]);
  });
});
