/** Measures the time that one call spends in its engine. */
export interface EngineTimer {
  /** The same engine, with the calls of its methods measured. */
  watch<Engine>(engine: Engine): Engine;
  /** Adds what somebody else has measured, in milliseconds. */
  add(elapsedMs: number): void;
  /** How long the engine has worked until now, in milliseconds: what runs at the same time counts once. */
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
