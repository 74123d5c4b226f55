/** Measures the time that one call spends in the engines. */
export interface EngineTimer {
  /** The same dependencies, with the calls of their engines' methods measured. */
  watch<Dependencies>(dependencies: Dependencies): Dependencies;
  /** How long at least one engine has worked until now, in milliseconds: what runs at the same time counts once. */
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
  const watchEngine = (engine: object): object =>
    new Proxy(engine, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? measured(target, value as (...args: unknown[]) => unknown) : value;
      },
    });

  return {
    watch: <Dependencies>(dependencies: Dependencies): Dependencies =>
      new Proxy(dependencies as object, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === "object" && value !== null ? watchEngine(value) : value;
        },
      }) as Dependencies,
    elapsedMs: () => totalMs + (running > 0 ? performance.now() - since : 0),
  };
};
