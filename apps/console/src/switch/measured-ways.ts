import { median } from "simple-statistics";
import { type ChatMessage, callsOf } from "../chat/chat-message.ts";

export interface Measured {
  readonly calls: number;
  readonly medianMs: number;
}

/** What the calls of this chat took over each way; failed ones aside. */
export const measuredWays = (messages: readonly ChatMessage[]): ReadonlyMap<string, Measured> => {
  const facts = messages.flatMap(callsOf).flatMap((call) => (call.outcome?.ok && call.facts ? [call.facts] : []));
  const byWay = Map.groupBy(facts, ({ transport }) => transport);
  return new Map(
    [...byWay].map(([way, own]) => [
      way,
      { calls: own.length, medianMs: median(own.map(({ duration_ms }) => duration_ms)) },
    ]),
  );
};
