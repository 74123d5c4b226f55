import { median } from "simple-statistics";
import { type ChatMessage, callsOf } from "../chat/chat-message.ts";

export interface Measured {
  readonly calls: number;
  readonly medianMs: number;
}

/** Median time of this chat's successful calls over each transport. */
export const measuredTransports = (messages: readonly ChatMessage[]): ReadonlyMap<string, Measured> => {
  const facts = messages.flatMap(callsOf).flatMap((call) => (call.outcome?.ok && call.facts ? [call.facts] : []));
  const byTransport = Map.groupBy(facts, ({ transport }) => transport);
  return new Map(
    [...byTransport].map(([transport, own]) => [
      transport,
      { calls: own.length, medianMs: median(own.map(({ duration_ms }) => duration_ms)) },
    ]),
  );
};
