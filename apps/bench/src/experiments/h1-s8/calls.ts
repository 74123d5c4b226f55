import { LARGE_ANSWER } from "../../floors/large-answer.ts";
import { hash } from "../../toolbox/hash.ts";
import type { CheckedCall } from "../../workload/workload.ts";

/** Some milliseconds of CPU: so many that protocol and balancer weigh little beside them. */
export const ROUNDS = 30_000;
/** What a call of the I/O-bound tool holds one of its connections for. */
export const WAIT_MS = 20;
/** What a slow call takes beside fast ones. */
const SLOW_MS = 200;

const TEXTS = ["a", "b", "c", "d"];

const waiting = (milliseconds: number): CheckedCall[] =>
  TEXTS.map((text) => ({ tool: "io_bound", arguments: { text, milliseconds }, expected: { text } }));

/** Each with the answer that it must get. */
export const WORKLOADS = {
  cpu: TEXTS.map(
    (text): CheckedCall => ({
      tool: "cpu_bound",
      arguments: { text, rounds: ROUNDS },
      expected: { digest: hash(text, ROUNDS) },
    }),
  ),
  io: waiting(WAIT_MS),
  slow: waiting(SLOW_MS),
  large: [{ tool: "large", arguments: {}, expected: LARGE_ANSWER }] satisfies CheckedCall[],
} as const;
