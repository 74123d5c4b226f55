import type { ApiError } from "../api/api-error.ts";
import type { TransportChoice } from "../api/types.ts";
import type { ChatMessage } from "../chat/chat-message.ts";
import type { Run } from "./runs.ts";

export const SIDES = ["http", "stdio"] as const;
export type Side = (typeof SIDES)[number];

export type SideTransports = Readonly<Record<Side, TransportChoice>>;

export interface SideState {
  readonly transport: TransportChoice;
  /** The latest answer, possibly incomplete. */
  readonly answer: ChatMessage | undefined;
  readonly error: ApiError | undefined;
  readonly runs: readonly Run[];
  readonly failed: number;
}

/** One question over two transports. */
export interface Comparison {
  readonly question: string;
  /** In milliseconds since 1970. Comparisons saved by earlier versions lack it, and `runsAsked`. */
  readonly askedAt?: number;
  /** How many runs over each transport were asked for. */
  readonly runsAsked?: number;
  readonly sides: Readonly<Record<Side, SideState>>;
}

const emptySide = (transport: TransportChoice): SideState => ({
  transport,
  answer: undefined,
  error: undefined,
  runs: [],
  failed: 0,
});

export const emptyComparison = (question: string, transports: SideTransports, runsAsked: number): Comparison => ({
  question,
  askedAt: Date.now(),
  runsAsked,
  sides: { http: emptySide(transports.http), stdio: emptySide(transports.stdio) },
});

/** Whether both transports have a run to compare. */
export const isAnswered = ({ sides }: Comparison): boolean => SIDES.every((side) => sides[side].runs.length > 0);

/** How far a comparison came that ended before all runs were done; undefined for a complete one. */
export const stoppedAfter = ({
  sides,
  runsAsked = 0,
}: Pick<Comparison, "sides" | "runsAsked">): { readonly done: number; readonly asked: number } | undefined => {
  const done = Math.min(...SIDES.map((side) => sides[side].runs.length + sides[side].failed));
  return done < runsAsked ? { done, asked: runsAsked } : undefined;
};
