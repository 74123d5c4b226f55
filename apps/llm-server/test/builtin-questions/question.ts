/**
 * A question as a person would ask it, and its correct answer. Held-out ones are not for tuning. Rules and questions
 * have one author, who knew these while writing the rules: the share of correct answers is no estimate for other
 * people's.
 */
export interface BuiltinQuestion {
  readonly query: string;
  readonly heldOut: boolean;
  /** What the answer must do: call this tool, or answer directly. */
  readonly tool: "search_docs" | "calculate" | "translate" | null;
  /** Search: what the first passage quoted must contain. Small talk: nothing. */
  readonly passage?: string;
  /** Search: nothing in the corpus answers it, and the answer must say so. */
  readonly noAnswer?: true;
  /** Calculation: the figure. */
  readonly value?: number;
  /** Calculation: too hard to require; the answer may have no figure, but never a wrong one. */
  readonly mayDecline?: true;
  /** Translation: arguments that the call must have. */
  readonly arguments?: Readonly<Record<string, string>>;
}

type Kind = Omit<BuiltinQuestion, "query" | "heldOut">;

export const finds = (passage: string): Kind => ({ tool: "search_docs", passage });
export const findsNothing: Kind = { tool: "search_docs", noAnswer: true };
export const computes = (value: number): Kind => ({ tool: "calculate", value });
export const computesOrDeclines = (value: number): Kind => ({ tool: "calculate", value, mayDecline: true });
export const translates = (text: string, target_lang: string): Kind => ({
  tool: "translate",
  arguments: { text, target_lang },
});
export const talks: Kind = { tool: null };

export const questions = (
  heldOut: boolean,
  list: readonly (readonly [query: string, expected: Kind])[],
): BuiltinQuestion[] => list.map(([query, expected]) => ({ query, heldOut, ...expected }));
