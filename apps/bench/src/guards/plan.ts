import type { GuardTransport } from "./guard.ts";

type MillisecondsBy = Readonly<Record<GuardTransport, number>>;

/** How long a run takes. A slow transport needs longer for as many calls, and to be warm. */
export interface GuardsPlan {
  readonly mode: "full" | "quick";
  /** How many times each deployment is started anew. */
  readonly leastStarts: number;
  readonly mostStarts: number;
  /** Rounds of each start. */
  readonly leastRounds: number;
  readonly mostRounds: number;
  /** No further round or start is begun when the run would end later than this. */
  readonly budgetSeconds: number;
  readonly warmUpMs: MillisecondsBy;
  /** Of one deployment in one round. */
  readonly sliceMs: MillisecondsBy;
}

export const FULL_GUARDS_PLAN: GuardsPlan = {
  mode: "full",
  // What two processes of one kind differ by is more than most guards cost: many starts matter more than many rounds.
  leastStarts: 3,
  mostStarts: 5,
  leastRounds: 4,
  mostRounds: 36,
  budgetSeconds: 82,
  warmUpMs: { stdio: 80, http: 400, rest: 120, "in-process": 30 },
  // Short: the two sides of a pair are then measured close to each other, in many rounds.
  sliceMs: { stdio: 20, http: 50, rest: 25, "in-process": 10 },
};

/** No repeated starts: how lucky a process was at its start is not seen. */
export const QUICK_GUARDS_PLAN: GuardsPlan = {
  mode: "quick",
  leastStarts: 1,
  mostStarts: 1,
  leastRounds: 3,
  mostRounds: 24,
  budgetSeconds: 26,
  warmUpMs: { stdio: 60, http: 150, rest: 80, "in-process": 30 },
  sliceMs: { stdio: 20, http: 40, rest: 20, "in-process": 10 },
};
