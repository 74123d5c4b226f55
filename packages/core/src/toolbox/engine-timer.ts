/** Measures the time that a call spends in its engine. */
export interface EngineTimer {
  /** Wraps an engine to measure the calls of its methods. */
  watch<Engine>(engine: Engine): Engine;
  /** Adds time that was measured elsewhere, in milliseconds. */
  add(elapsedMs: number): void;
  /** Time spent in the engine so far, in milliseconds; overlapping calls count once. */
  elapsedMs(): number;
}

export const createEngineTimer = (): EngineTimer => {
  let running = 0;
  let since = 0;
  let totalMs = 0;
  const begin = (): void => {
    if (running++ === 0) since = performance.now();
  };
  const end = (): void => {
    if (--running === 0) totalMs += performance.now() - since;
  };

  const measured =
    (engine: object, method: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      begin();
      try {
        const result = method.apply(engine, args);
        if (result instanceof Promise) return result.finally(end);
        end();
        return result;
      } catch (error) {
        end();
        throw error;
      }
    };
  return {
    watch: <Engine>(engine: Engine): Engine =>
      typeof engine !== "object" || engine === null
        ? engine
        : new Proxy(engine, {
            get: (target, name) => {
              const value: unknown = Reflect.get(target, name, target);
              return typeof value === "function" ? measured(target, value as (...args: unknown[]) => unknown) : value;
            },
          }),
    add: (elapsedMs) => {
      totalMs += elapsedMs;
    },
    elapsedMs: () => totalMs + (running > 0 ? performance.now() - since : 0),
  };
};
