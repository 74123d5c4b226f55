import type { LanguageModelV4, LanguageModelV4Usage } from "@ai-sdk/provider";
import type { TraceSpan, Tracing } from "@twinhost/core";
import type { Models, ServedModel } from "../model/models.ts";

/** The same models, with a span for every turn. Traces contain no prompts or answers. */
export const traceModels = (models: Models, tracing: Tracing): Models => {
  const traced = (served: ServedModel): ServedModel => ({ ...served, model: traceModel(served, tracing) });
  return {
    ...models,
    default: traced(models.default),
    find: (id) => {
      const found = models.find(id);
      return found && traced(found);
    },
  };
};

const traceModel = ({ id, model }: ServedModel, tracing: Tracing): LanguageModelV4 => {
  const begin = (): TraceSpan =>
    tracing.begin(`model ${id}`, { kind: "client", attributes: { "gen_ai.request.model": id } });
  /** Runs a turn; on success its span stays open for what follows. */
  const inSpan = async <Result>(span: TraceSpan, turn: () => PromiseLike<Result>): Promise<Result> => {
    try {
      return await span.within(turn);
    } catch (error) {
      span.fail(error instanceof Error ? error.name : "Error");
      span.end();
      throw error;
    }
  };
  return {
    specificationVersion: model.specificationVersion,
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: async (options) => {
      const span = begin();
      const result = await inSpan(span, () => model.doGenerate(options));
      setUsage(span, result.usage);
      span.end();
      return result;
    },
    doStream: async (options) => {
      const span = begin();
      const result = await inSpan(span, () => model.doStream(options));
      const stream = result.stream.pipeThrough(
        new TransformStream({
          transform: (part, controller) => {
            if (part.type === "finish") setUsage(span, part.usage);
            if (part.type === "error") span.fail("error");
            controller.enqueue(part);
          },
          flush: () => span.end(),
          cancel: () => {
            span.fail("cancelled");
            span.end();
          },
        }),
      );
      return { ...result, stream };
    },
  };
};

const setUsage = (span: TraceSpan, { inputTokens, outputTokens }: LanguageModelV4Usage): void =>
  span.set({
    "gen_ai.usage.input_tokens": inputTokens.total ?? 0,
    "gen_ai.usage.output_tokens": outputTokens.total ?? 0,
  });
