import { ToolError } from "../errors.ts";
import type { Tracing } from "../tracing/span.ts";

/** Wraps an engine so that each call of these methods gets a span. */
export const spanEngine = <Engine extends object>(
  engine: Engine,
  { name, spans = [] }: { readonly name: string; readonly spans?: readonly string[] },
  tracing: Tracing | undefined,
): Engine => {
  if (!tracing || spans.length === 0) return engine;
  const inSpan = (method: string, work: () => unknown): unknown => {
    const span = tracing.begin(`engine ${method}`, { kind: "internal", attributes: { "twinhost.engine": name } });
    const fail = (error: unknown): never => {
      span.fail(error instanceof ToolError ? error.code : "internal");
      span.end();
      throw error;
    };
    const end = <Result>(result: Result): Result => {
      span.end();
      return result;
    };
    try {
      const result = span.within(work);
      // Keep synchronous results synchronous: for a promise the pipeline would need a timer and a listener.
      return result instanceof Promise ? result.then(end, fail) : end(result);
    } catch (error) {
      return fail(error);
    }
  };
  return new Proxy(engine, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      if (typeof key !== "string" || !spans.includes(key)) return value.bind(target);
      return (...args: unknown[]) => inSpan(key, () => value.apply(target, args));
    },
  });
};
