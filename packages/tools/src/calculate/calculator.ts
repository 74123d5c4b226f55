/** What `calculate` answers. */
export interface Calculation {
  /** The result as text, as a person would write it. */
  readonly result: string;
  /** The result as a number; null when it is not one real number (a matrix, a unit, a complex number). */
  readonly value: number | null;
}

/**
 * Evaluates expressions. A call leaves nothing behind: no variable, unit or setting that another call could see.
 * Throws ToolError: `refused_input` for what it will not or cannot evaluate, `deadline` for what takes too long,
 * `cancelled` when the signal aborts, `engine_unavailable` when too many heavy expressions wait already.
 */
export interface Calculator {
  calculate(expression: string, signal: AbortSignal): Promise<Calculation> | Calculation;
  /** Ends worker threads; the calculator is not used again. */
  close(): Promise<void>;
}
