import { createRestartBudget, type RestartBudgetOptions } from "../../process-supervision/restart-budget.ts";
import { createWorker, type Worker, type WorkerOptions } from "./tool-process-slot.ts";

export interface PoolOptions extends WorkerOptions {
  /** For each child. */
  readonly restarts: RestartBudgetOptions;
}

export interface Pool {
  /** The worker for the next call; undefined when the pool is closed. Starts those that are not running. */
  pick(): Worker | undefined;
  /** All that may be running, including those that only finish their calls. */
  workers(): Worker[];
  /** Replaces the workers one after the other, so that at most one extra child runs. */
  rollingRestart(): Promise<void>;
  /** Replaces a tool process over its memory limit, if it still has its place and the place's restart budget allows. */
  replaceOverMemoryLimit(worker: Worker): Promise<void>;
  close(): Promise<void>;
}

/** A number of children that share the calls: each call goes to the least busy of those that are ready. */
export const createPool = (size: number, options: PoolOptions): Pool => {
  const places = Array.from({ length: size }, () => {
    const budget = createRestartBudget(options.restarts);
    return { budget, worker: createWorker(options, budget), replacing: Promise.resolve() };
  });
  type Place = (typeof places)[number];
  /** Workers without a place: they start, or finish their calls. */
  const leaving = new Set<Worker>();
  let isClosed = false;

  const rank = ({ worker, budget }: Place): number => {
    if (worker.phase === "ready") return 0;
    return budget.spent ? 2 : 1;
  };

  const replaceIn = async (place: Place): Promise<void> => {
    const fresh = createWorker(options, place.budget, true);
    leaving.add(fresh);
    try {
      await fresh.start();
      if (isClosed) return await fresh.close();
    } finally {
      leaving.delete(fresh);
    }
    const old = place.worker;
    place.worker = fresh;
    leaving.add(old);
    await old.retire().finally(() => leaving.delete(old));
    options.events.replaced();
  };
  /** Replaces a place's worker when earlier replacements are done. */
  const replaceInTurn = (place: Place, isWanted: () => boolean = () => true): Promise<void> => {
    const replacement = place.replacing.then(async () => {
      if (!isClosed && isWanted()) await replaceIn(place);
    });
    place.replacing = replacement.catch(() => {});
    return replacement;
  };

  return {
    pick: () => {
      if (isClosed) return undefined;
      const [first] = places;
      if (places.length === 1) return first?.worker;
      // The call that needs it gets its failure.
      for (const { worker } of places) if (worker.phase === "starting") worker.start().catch(() => {});
      return places.toSorted((a, b) => rank(a) - rank(b) || a.worker.busy - b.worker.busy)[0]?.worker;
    },
    workers: () => [...places.map(({ worker }) => worker), ...leaving],
    rollingRestart: async () => {
      for (const place of places) await replaceInTurn(place);
    },
    replaceOverMemoryLimit: async (worker) => {
      const place = places.find((candidate) => candidate.worker === worker);
      if (!place) return;
      await replaceInTurn(place, () => {
        if (place.worker !== worker || place.budget.take() === undefined) return false;
        options.events.overMemoryLimit(worker.pid);
        return true;
      });
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...places.map(({ worker }) => worker), ...leaving].map((worker) => worker.close()));
    },
  };
};
