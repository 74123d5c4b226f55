import { useRef, useState } from "react";
import { type ApiError, toApiError } from "../api/api-error.ts";
import type { TransportChoice } from "../api/types.ts";
import type { ChatMessage } from "../chat/chat-message.ts";
import { askOnce } from "./ask-once.ts";
import { type Run, toRun } from "./runs.ts";

export const SIDES = ["http", "stdio"] as const;
export type Side = (typeof SIDES)[number];

export interface SideState {
  readonly transport: TransportChoice;
  /** The newest answer, as far as it has come. */
  readonly answer: ChatMessage | undefined;
  readonly error: ApiError | undefined;
  readonly runs: readonly Run[];
  readonly failed: number;
}

export interface Comparison {
  readonly question: string;
  readonly sides: Readonly<Record<Side, SideState>>;
}

export interface Progress {
  readonly done: number;
  readonly all: number;
}

const emptySide = (transport: TransportChoice): SideState => ({
  transport,
  answer: undefined,
  error: undefined,
  runs: [],
  failed: 0,
});

/**
 * Asks over both transports, one after the other: at the same time they would wait for each other's processor. Which transport begins
 * alternates, so that neither always finds the caches warm.
 */
export const useComparison = () => {
  const [comparison, setComparison] = useState<Comparison>();
  const [progress, setProgress] = useState<Progress>();
  const abort = useRef<AbortController>(undefined);

  const change = (side: Side, update: (state: SideState) => SideState): void =>
    setComparison((now) => now && { ...now, sides: { ...now.sides, [side]: update(now.sides[side]) } });

  const askSide = async (
    side: Side,
    question: string,
    transport: TransportChoice,
    signal: AbortSignal,
  ): Promise<void> => {
    try {
      const answer = await askOnce(question, transport, signal, (growing) =>
        change(side, (state) => ({ ...state, answer: growing, error: undefined })),
      );
      const run = toRun(answer);
      change(side, (state) => ({
        ...state,
        answer,
        runs: run ? [...state.runs, run] : state.runs,
        failed: run ? state.failed : state.failed + 1,
      }));
    } catch (error) {
      if (signal.aborted) return;
      change(side, (state) => ({ ...state, error: toApiError(error), failed: state.failed + 1 }));
    }
  };

  /** Asks `times` times over each transport; a new question or transport begins anew. */
  const ask = async (
    question: string,
    transports: Readonly<Record<Side, TransportChoice>>,
    times: number,
  ): Promise<void> => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    setComparison((now) =>
      now && now.question === question && SIDES.every((side) => now.sides[side].transport === transports[side])
        ? now
        : { question, sides: { http: emptySide(transports.http), stdio: emptySide(transports.stdio) } },
    );
    for (let done = 0; done < times && !controller.signal.aborted; done++) {
      setProgress({ done, all: times });
      for (const side of done % 2 === 0 ? SIDES : SIDES.toReversed()) {
        await askSide(side, question, transports[side], controller.signal);
      }
    }
    if (abort.current === controller) setProgress(undefined);
  };

  return { comparison, progress, ask, stop: () => abort.current?.abort() };
};
