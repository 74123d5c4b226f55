import type { Tracing } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import type { ToolDependencies } from "./dependencies.ts";

/** The same engines, with a span around their work. */
export const traceEngines = (engines: ToolDependencies, tracing: Tracing): ToolDependencies => {
  const { searchEngine, calculator, translator } = engines;
  const inSpan = async <Result>(name: string, work: () => Promise<Result> | Result): Promise<Result> => {
    const span = tracing.begin(`engine ${name}`, { kind: "internal" });
    try {
      return await span.within(work);
    } catch (error) {
      span.fail(error instanceof ToolError ? error.code : "internal");
      throw error;
    } finally {
      span.end();
    }
  };
  return {
    ...engines,
    searchEngine: {
      search: (query, page, signal) => inSpan("search", () => searchEngine.search(query, page, signal)),
      close: () => searchEngine.close(),
    },
    calculator: {
      calculate: (expression, signal) => inSpan("calculate", () => calculator.calculate(expression, signal)),
      close: () => calculator.close(),
    },
    translator: {
      translate: (request, signal, onProgress) =>
        inSpan("translate", () => translator.translate(request, signal, onProgress)),
    },
  };
};
