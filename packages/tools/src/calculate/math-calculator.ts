import type { Calculation, Calculator } from "./calculator.ts";
import { INLINE_BUDGET, MAX_EXPRESSION_LENGTH, MAX_INLINE_LENGTH } from "./limits.ts";
import { plainArithmetic } from "./plain-arithmetic.ts";
import { refused } from "./refused.ts";
import { WorkerPool, type WorkerPoolOptions } from "./worker-pool.ts";
import { cancellation } from "./worker-thread.ts";

export type MathCalculatorOptions = Partial<WorkerPoolOptions>;

export interface MathCalculator extends Calculator {
  /** Loads what the first calculation would otherwise have to load. Blocks this thread for a moment. */
  warmUp(): Promise<void>;
  /** Ids of the running worker threads; none before the first heavy expression. */
  readonly threadIds: readonly number[];
}

const DEFAULTS: WorkerPoolOptions = { threads: 2, maxWaiting: 32, timeLimitMs: 2_000, heapMb: 96 };

const TOO_LONG = `The expression is longer than ${MAX_EXPRESSION_LENGTH} characters. Split it into several calls.`;

/** mathjs takes a good part of a second to load from its many files, so hosts start without it. */
const loadEngine = async () => {
  const [{ evaluate }, { OverBudget }] = await Promise.all([import("./evaluate.ts"), import("./cost.ts")]);
  return { evaluate, OverBudget };
};

/**
 * A calculator on mathjs: arithmetic, statistics, matrices, complex numbers and units. What is provably cheap runs at
 * once in this thread; the rest runs in worker threads with time and memory limits.
 */
export const createMathCalculator = (options: MathCalculatorOptions = {}): MathCalculator => {
  const pool = new WorkerPool({ ...DEFAULTS, ...options });
  let loading: Promise<unknown> | undefined;
  let engine: Awaited<ReturnType<typeof loadEngine>> | undefined;
  const loaded = (): Promise<unknown> => {
    loading ??= loadEngine().then((ready) => {
      engine = ready;
    });
    return loading;
  };

  const calculate = (expression: string, signal: AbortSignal): Promise<Calculation> | Calculation => {
    if (signal.aborted || expression.length > MAX_INLINE_LENGTH) return calculateLater(expression, signal);
    const plain = plainArithmetic(expression);
    if (plain) return plain;
    if (!engine) return calculateLater(expression, signal);
    try {
      // Not a promise, for which the pipeline would need a timer and a listener.
      return engine.evaluate(expression, INLINE_BUDGET);
    } catch (error) {
      return error instanceof engine.OverBudget ? pool.calculate(expression, signal) : Promise.reject(error);
    }
  };
  const calculateLater = async (expression: string, signal: AbortSignal): Promise<Calculation> => {
    if (signal.aborted) throw cancellation(signal);
    if (expression.length > MAX_EXPRESSION_LENGTH) throw refused(TOO_LONG);
    if (expression.length > MAX_INLINE_LENGTH) return pool.calculate(expression, signal);
    await loaded();
    return calculate(expression, signal);
  };

  return {
    calculate,
    warmUp: async () => {
      await loaded();
      engine?.evaluate("1 + 1", INLINE_BUDGET);
    },
    get threadIds() {
      return pool.threadIds;
    },
    close: () => pool.close(),
  };
};
