import { useQueryClient } from "@tanstack/react-query";
import { generateId } from "ai";
import { useEffect, useRef, useState } from "react";
import { toApiError } from "../api/api-error.ts";
import { askOnce } from "./ask-once.ts";
import {
  type Comparison,
  emptyComparison,
  isAnswered,
  SIDES,
  type Side,
  type SideState,
  type SideTransports,
} from "./comparison.ts";
import { linkTo } from "./comparison-link.ts";
import { readComparison, saveComparison } from "./comparison-store.ts";
import { toRun } from "./runs.ts";

export interface Progress {
  /** 0 during the warm-up run of each transport. */
  readonly done: number;
  readonly all: number;
}

/**
 * Asks over both transports, one after the other: at the same time, they would compete for the CPU. The transport that
 * goes first alternates, so that neither always finds warm caches.
 * @param savedId of a saved comparison to start with
 */
export const useComparison = (savedId: string | undefined) => {
  const queries = useQueryClient();
  const [comparison, setComparison] = useState<Comparison>();
  const [progress, setProgress] = useState<Progress>();
  const abort = useRef<AbortController>(undefined);
  const latest = useRef<Comparison>(undefined);

  const show = (next: Comparison): void => {
    latest.current = next;
    setComparison(next);
  };
  useEffect(() => {
    let isCurrent = true;
    if (savedId !== undefined)
      readComparison(savedId).then(
        (saved) => saved && isCurrent && setComparison((now) => now ?? saved),
        () => {},
      );
    return () => {
      isCurrent = false;
      abort.current?.abort();
      abort.current = undefined;
    };
  }, [savedId]);

  const change = (side: Side, update: (state: SideState) => SideState): void => {
    const now = latest.current;
    if (now) show({ ...now, sides: { ...now.sides, [side]: update(now.sides[side]) } });
  };

  const askSide = async (side: Side, counts: boolean, signal: AbortSignal): Promise<void> => {
    const asked = latest.current;
    if (!asked) return;
    try {
      const answer = await askOnce(asked.question, asked.sides[side].transport, signal, (growing) =>
        change(side, (state) => ({ ...state, answer: growing, error: undefined })),
      );
      if (!counts) return;
      const run = toRun(answer);
      change(side, (state) => ({
        ...state,
        answer,
        runs: run ? [...state.runs, run] : state.runs,
        failed: run ? state.failed : state.failed + 1,
      }));
    } catch (cause) {
      if (signal.aborted) return;
      const error = toApiError(cause);
      if (counts) change(side, (state) => ({ ...state, error, failed: state.failed + 1 }));
      if (error.code !== "unauthenticated") return;
      // The key was revoked: no further question is answered, and refetching the config asks for another key.
      abort.current?.abort();
      await queries.invalidateQueries({ queryKey: ["config"] });
    }
  };

  const keep = async (transports: SideTransports): Promise<void> => {
    const asked = latest.current;
    if (!asked || !isAnswered(asked)) return;
    const id = generateId();
    const { http, stdio } = asked.sides;
    // Errors are not saved, only the number of failed runs.
    const sides = { http: { ...http, error: undefined }, stdio: { ...stdio, error: undefined } };
    // Without browser storage the link still asks the same.
    await saveComparison({ ...asked, sides, id, changedAt: Date.now() }).catch(() => {});
    // After leaving the view, the URL is that of another one.
    if (abort.current) history.replaceState(null, "", linkTo(asked.question, transports, id));
    await queries.invalidateQueries({ queryKey: ["comparisons"] });
  };

  /** Asks `times` times over each transport; if more than once, after a warm-up run over each. */
  const ask = async (question: string, transports: SideTransports, times: number): Promise<void> => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    const { signal } = controller;
    show(emptyComparison(question, transports));
    setProgress({ done: 0, all: times });
    if (times > 1) for (const side of SIDES) await askSide(side, false, signal);
    for (let done = 0; done < times && !signal.aborted; done++) {
      for (const side of done % 2 === 0 ? SIDES : SIDES.toReversed()) await askSide(side, true, signal);
      if (abort.current === controller) setProgress({ done: done + 1, all: times });
    }
    if (abort.current && abort.current !== controller) return;
    setProgress(undefined);
    // What was measured until somebody stops, or leaves the view, is kept.
    await keep(transports);
  };

  return { comparison, progress, ask, stop: () => abort.current?.abort() };
};
