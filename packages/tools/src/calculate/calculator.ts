/** The result of `calculate`. */
export interface Calculation {
  /** The result as text, as a person would write it. */
  readonly result: string;
  /** The result as a number; null when it is not one real number (a matrix, a unit, a complex number). */
  readonly value: number | null;
}

/**
 * Evaluates expressions. Calls are isolated: no variable, unit or setting of one is visible to another.
 * Throws ToolError: `refused_input` for what it will not or cannot evaluate, `deadline` for what takes too long,
 * `cancelled` when the signal aborts, `engine_unavailable` when too many heavy expressions are already waiting.
 */
export interface Calculator {
  calculate(expression: string, signal: AbortSignal): Promise<Calculation> | Calculation;
  /** Ends the worker threads; the calculator must not be used afterwards. */
  close(): Promise<void>;
}
