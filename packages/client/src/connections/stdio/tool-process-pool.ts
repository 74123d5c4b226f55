import { createRestartBudget, type RestartBudgetOptions } from "../../process-supervision/restart-budget.ts";
import { createWorker, type Worker, type WorkerOptions } from "./tool-process-slot.ts";

export interface PoolOptions extends WorkerOptions {
  /** Of each child. */
  readonly restarts: RestartBudgetOptions;
}

export interface Pool {
  /** The worker for the next call; undefined when the pool is closed. Starts those that do not run. */
  pick(): Worker | undefined;
  /** All that may run, those included that only finish their calls. */
  workers(): Worker[];
  /** Replaces each worker, one after the other, so that only one child more than usual runs. */
  rollingRestart(): Promise<void>;
  /** Replaces a tool process that is over its memory limit, if it still has its place and the place's budget of restarts allows. */
  replaceOverMemoryLimit(worker: Worker): Promise<void>;
  close(): Promise<void>;
}

/** So many children that share the calls: each call goes to the least busy of those that answer. */
export const createPool = (size: number, options: PoolOptions): Pool => {
  const places = Array.from({ length: size }, () => {
    const budget = createRestartBudget(options.restarts);
    return { budget, worker: createWorker(options, budget), replacing: Promise.resolve() };
  });
  type Place = (typeof places)[number];
  /** Out of their places, until they end. */
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
  /** One replacement of a place after the other. */
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
      // Its failure is told to the call that needs it.
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
