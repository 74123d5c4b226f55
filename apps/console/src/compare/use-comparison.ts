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

/** How often a comparison in progress is saved: a reload loses at most this much. */
const SAVE_EVERY_MS = 1_000;

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
        (saved) => saved && isCurrent && setComparison((now) => now ?? { askedAt: saved.changedAt, ...saved }),
        () => {},
      );
    return () => {
      isCurrent = false;
      abort.current?.abort();
      abort.current = undefined;
    };
  }, [savedId]);
  useEffect(() => {
    // The requests that a reload cancels are not failed runs.
    const leave = (): void => abort.current?.abort();
    addEventListener("pagehide", leave);
    return () => removeEventListener("pagehide", leave);
  }, []);

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

  const save = async (id: string): Promise<boolean> => {
    const asked = latest.current;
    if (!asked || !isAnswered(asked)) return false;
    const { http, stdio } = asked.sides;
    // Errors are not saved, only the number of failed runs.
    const sides = { http: { ...http, error: undefined }, stdio: { ...stdio, error: undefined } };
    // Without browser storage the link still asks the same.
    await saveComparison({ ...asked, sides, id, changedAt: Date.now() }).catch(() => {});
    return true;
  };

  const keep = async (id: string, question: string, transports: SideTransports): Promise<void> => {
    if (!(await save(id))) return;
    // After leaving the view, the URL is that of another one.
    if (abort.current) history.replaceState(null, "", linkTo(question, transports, id));
    await queries.invalidateQueries({ queryKey: ["comparisons"] });
  };

  /** Asks `times` times over each transport; if more than once, after a warm-up run over each. */
  const ask = async (question: string, transports: SideTransports, times: number): Promise<void> => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    const { signal } = controller;
    const id = generateId();
    show(emptyComparison(question, transports, times));
    setProgress({ done: 0, all: times });
    if (times > 1) for (const side of SIDES) await askSide(side, false, signal);
    let savedAt = performance.now();
    let complete = latest.current;
    for (let done = 0; done < times && !signal.aborted; done++) {
      for (const side of done % 2 === 0 ? SIDES : SIDES.toReversed()) await askSide(side, true, signal);
      if (abort.current === controller) setProgress({ done: done + 1, all: times });
      // Half a pair would compare different numbers of runs, and leave a side without an answer.
      if (signal.aborted && complete && isAnswered(complete)) show(complete);
      complete = latest.current;
      if (signal.aborted || performance.now() - savedAt < SAVE_EVERY_MS) continue;
      await save(id);
      savedAt = performance.now();
    }
    if (abort.current && abort.current !== controller) return;
    setProgress(undefined);
    // What was measured until somebody stops, or leaves the view, is kept.
    await keep(id, question, transports);
  };

  return { comparison, progress, ask, stop: () => abort.current?.abort() };
};
