import { ToolError } from "../errors.ts";
import type { Tracing } from "../tracing/span.ts";

/** The same engine, with a span around the calls of these methods. */
export const spanEngine = <Engine extends object>(
  engine: Engine,
  { name, spans = [] }: { readonly name: string; readonly spans?: readonly string[] },
  tracing: Tracing | undefined,
): Engine => {
  if (!tracing || spans.length === 0) return engine;
  const inSpan = async (method: string, work: () => unknown): Promise<unknown> => {
    const span = tracing.begin(`engine ${method}`, { kind: "internal", attributes: { "twinhost.engine": name } });
    try {
      return await span.within(work);
    } catch (error) {
      span.fail(error instanceof ToolError ? error.code : "internal");
      throw error;
    } finally {
      span.end();
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
