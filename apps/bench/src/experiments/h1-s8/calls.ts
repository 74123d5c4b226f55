import { LARGE_ANSWER } from "../../floors/large-answer.ts";
import { hash } from "../../toolbox/hash.ts";
import type { CheckedCall } from "../../workload/workload.ts";

/** A few milliseconds of CPU, compared with which protocol and balancer cost little. */
export const ROUNDS = 30_000;
/** How long a call of the I/O-bound tool occupies one of its connections. */
export const WAIT_MS = 20;
/** Duration of a slow call that runs alongside fast ones. */
const SLOW_MS = 200;

const TEXTS = ["a", "b", "c", "d"];

const waiting = (milliseconds: number): CheckedCall[] =>
  TEXTS.map((text) => ({ tool: "io_bound", arguments: { text, milliseconds }, expected: { text } }));

/** Each call with its expected answer. */
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
