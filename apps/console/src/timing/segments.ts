import type { AnswerMetadata, CallFacts, ShownCall } from "../chat/chat-message.ts";

/**
 * Where time goes, from the question to the tool's engine. `start` is the wait for a new process or connection;
 * `call` is a complete tool call whose parts were not reported.
 */
export const PARTS = ["start", "model", "server", "transport", "protocol", "tool", "engine", "call"] as const;
export type Part = (typeof PARTS)[number];

export interface Segment {
  readonly part: Part;
  readonly ms: number;
}

/** Clocks of two processes never agree to the microsecond, so a difference may be negative. */
const atLeastZero = (ms: number): number => Math.max(0, ms);

/** One tool call, split into the parts that its host reported. */
export const callSegments = ({ duration_ms, timing }: CallFacts): Segment[] => {
  if (!timing) return [{ part: "call", ms: duration_ms }];
  const { server_ms, tool_ms, engine_ms } = timing;
  return [
    { part: "transport", ms: atLeastZero(duration_ms - server_ms) },
    { part: "protocol", ms: atLeastZero(server_ms - tool_ms) },
    { part: "tool", ms: atLeastZero(tool_ms - engine_ms) },
    { part: "engine", ms: engine_ms },
  ];
};

/** Reading a tool list that is already there takes less. */
const SHORTEST_START_MS = 1;

/** A complete answer, each part once. The rest, beside model and tool calls, is the LLM server's own work. */
export const answerSegments = (timing: AnswerMetadata["timing"], calls: readonly ShownCall[]): Segment[] => {
  const facts = calls.flatMap((call) => (call.facts ? [call.facts] : []));
  const inCalls = facts.reduce((sum, { duration_ms }) => sum + duration_ms, 0);
  const { start_ms = 0 } = timing;
  const startMs = start_ms < SHORTEST_START_MS ? 0 : start_ms;
  const all: Segment[] = [
    ...(startMs > 0 ? [{ part: "start", ms: startMs } as const] : []),
    { part: "model", ms: timing.model_ms },
    { part: "server", ms: atLeastZero(timing.total_ms - startMs - timing.model_ms - inCalls) },
    ...facts.flatMap(callSegments),
  ];
  return PARTS.flatMap((part) => {
    const own = all.filter((segment) => segment.part === part);
    return own.length > 0 ? [{ part, ms: own.reduce((sum, { ms }) => sum + ms, 0) }] : [];
  });
};
