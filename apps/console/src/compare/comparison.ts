import type { ApiError } from "../api/api-error.ts";
import type { TransportChoice } from "../api/types.ts";
import type { ChatMessage } from "../chat/chat-message.ts";
import type { Run } from "./runs.ts";

export const SIDES = ["http", "stdio"] as const;
export type Side = (typeof SIDES)[number];

/** The numbers of repeats to choose from. */
export const REPEATS = [10, 30, 100];

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
  readonly sides: Readonly<Record<Side, SideState>>;
}

const emptySide = (transport: TransportChoice): SideState => ({
  transport,
  answer: undefined,
  error: undefined,
  runs: [],
  failed: 0,
});

export const emptyComparison = (question: string, transports: SideTransports): Comparison => ({
  question,
  sides: { http: emptySide(transports.http), stdio: emptySide(transports.stdio) },
});

/** Whether both transports have a run to compare. */
export const isAnswered = ({ sides }: Comparison): boolean => SIDES.every((side) => sides[side].runs.length > 0);
