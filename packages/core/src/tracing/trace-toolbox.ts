import { failureOf } from "../errors.ts";
import { QuestionAsked } from "../interaction/client-questions.ts";
import type { Call } from "../toolbox/call.ts";
import type { Toolbox } from "../toolbox/toolbox.ts";
import type { TraceSpan, Tracing } from "./span.ts";

/** Wraps a toolbox so that each call gets a span, under the active span or else the call's own trace context. */
export const traceToolbox = (toolbox: Toolbox, tracing: Tracing): Toolbox => {
  const inSpan = async <Result>(
    name: string,
    { traceparent, tracestate, transport, caller }: Call,
    work: (span: TraceSpan) => Promise<Result>,
    attributes: Readonly<Record<string, string>> = {},
  ): Promise<Result> => {
    const span = tracing.begin(name, {
      kind: "internal",
      carrier: { traceparent, tracestate },
      attributes: { ...attributes, "twinhost.transport": transport, "twinhost.caller": caller.id },
    });
    try {
      return await span.within(() => work(span));
    } finally {
      span.end();
    }
  };

  return {
    ...toolbox,
    invoke: (call) =>
      inSpan(
        `tool ${call.tool}`,
        call,
        async (span) => {
          const result = await toolbox.invoke(call);
          if (!result.ok && !result.questions) span.fail(result.error.code);
          return result;
        },
        { "gen_ai.tool.name": call.tool },
      ),
    serve: (request, work) =>
      inSpan(request.method, request, async (span) => {
        try {
          return await toolbox.serve(request, work);
        } catch (error) {
          if (!(error instanceof QuestionAsked)) span.fail(failureOf(error).code);
          throw error;
        }
      }),
  };
};
