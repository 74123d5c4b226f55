import type { Chat } from "./chat-load.ts";

export interface Bounds {
  /** The longest that a chat may take, whether failed or not, in milliseconds. */
  readonly answerMs: number;
  /** How soon after the fault's end every question must be answered correctly, in milliseconds. */
  readonly backMs: number;
}

export interface Verdict {
  readonly chats: number;
  readonly answered: number;
  /** Coded failures of chats that need a tool, by code. */
  readonly coded: ReadonlyMap<string, number>;
  readonly slowestMs: number;
  /** How long after the fault's end the last failed question was asked, in milliseconds; 0 if there was none. */
  readonly backMs: number;
  /** Violated requirements; empty if there are none. */
  readonly failures: readonly string[];
}

export const judge = (
  chats: readonly Chat[],
  faultEndedAt: number,
  { answerMs, backMs }: Bounds,
  more: readonly string[],
): Verdict => {
  const coded = Map.groupBy(
    chats.flatMap(({ outcome }) => (typeof outcome === "object" && "code" in outcome ? [outcome.code] : [])),
    (code) => code,
  );
  const wrong = Map.groupBy(
    chats.flatMap(({ outcome, needsTool }) =>
      typeof outcome === "object" && "wrong" in outcome
        ? [`${needsTool ? "with" : "without"} a tool: ${outcome.wrong}`]
        : [],
    ),
    (text) => text,
  );
  const slowestMs = Math.max(...chats.map(({ startedAt, endedAt }) => endedAt - startedAt));
  const lastFailed = Math.max(...chats.filter(({ outcome }) => outcome !== "ok").map(({ startedAt }) => startedAt));
  const back = Math.max(0, lastFailed - faultEndedAt);
  const askedAfter = chats.filter(({ needsTool, startedAt }) => needsTool && startedAt > faultEndedAt + backMs);
  return {
    chats: chats.length,
    answered: chats.filter(({ outcome }) => outcome === "ok").length,
    coded: new Map([...coded].map(([code, { length }]) => [code, length])),
    slowestMs,
    backMs: back,
    failures: [
      ...[...wrong].map(([text, { length }]) => `${length} times ${text}`),
      ...(slowestMs > answerMs ? [`a chat took ${Math.round(slowestMs)} ms; ${answerMs} ms are allowed`] : []),
      ...(back > backMs ? [`questions still failed ${Math.round(back)} ms after the fault's end`] : []),
      ...(askedAfter.length === 0 ? ["no question was asked after the time for coming back"] : []),
      ...more,
    ],
  };
};
