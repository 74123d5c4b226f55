import type { Transport } from "@twinhost/tool-client";
import { type Caller, failure, type Logger, mayCall, type ToolDescription, type ToolFailure } from "@twinhost/tools";
import { type FinishReason, generateText, isStepCount, type LanguageModelUsage, type ModelMessage } from "ai";
import type { ServedModel } from "../model/models.ts";
import type { Connections } from "../transport/connections.ts";
import type { ToolCatalog } from "../transport/tool-catalog.ts";
import { modelFailure } from "./model-failure.ts";
import { offeredTools, type ToolCallRecord } from "./offered-tools.ts";

interface Question {
  /** Who asks: the model gets this caller's tools alone, whichever way they are reached. */
  readonly caller: Caller;
  readonly model: ServedModel;
  readonly transport: Transport;
  /** The conversation; its last message is the question. */
  readonly messages: ModelMessage[];
  /** Aborts when the caller leaves: the model and the tools stop. */
  readonly signal: AbortSignal;
  /** What the caller adds to the server's own instructions. */
  readonly instructions?: string | undefined;
  readonly sampling?: SamplingOptions | undefined;
}

export interface SamplingOptions {
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxOutputTokens?: number;
  readonly stopSequences?: string[];
  readonly seed?: number;
}

interface Answer {
  readonly text: string;
  readonly toolCalls: readonly ToolCallRecord[];
  readonly finishReason: FinishReason;
  readonly usage: LanguageModelUsage;
}

/** Turns of model and tools within one answer. The last turn gets no tools, so that it ends in an answer. */
const MAX_STEPS = 6;
/** For model and tools together. Local models on small machines are slow. */
const ANSWER_TIMEOUT_MS = 120_000;

const INSTRUCTIONS = [
  "Answer in the language of the question.",
  "Use the tools: calculate for every calculation, translate for translations, search_docs for questions about the documents; quote the passages that you rely on with their titles and URIs.",
  "When a tool fails, say so and pass on its message. Do not invent its result.",
].join("\n");

export type AnswerQuestion = (question: Question) => Promise<Answer>;

/** The tool loop, the same for all models: the model may ask for tools, gets their results, and answers. */
export const createAnswerQuestion =
  (connections: Connections, catalog: ToolCatalog, log: Logger): AnswerQuestion =>
  /** @throws ToolError when the model fails; a failing tool is part of the answer. */
  async ({ caller, model, transport, messages, signal, instructions, sampling }) => {
    const all = await catalog.offered(transport);
    const descriptions = all.filter(({ name }) => mayCall(caller, name));
    const records = new Map<string, ToolCallRecord>();
    try {
      const { text, steps, finishReason, totalUsage } = await generateText({
        model: model.model,
        instructions: instructions === undefined ? INSTRUCTIONS : `${INSTRUCTIONS}\n\n${instructions}`,
        messages,
        tools: offeredTools(
          descriptions,
          () => connections.get(transport),
          (id, record) => records.set(id, record),
        ),
        stopWhen: isStepCount(MAX_STEPS),
        prepareStep: ({ stepNumber }) => (stepNumber === MAX_STEPS - 1 ? { toolChoice: "none" } : undefined),
        abortSignal: signal,
        timeout: ANSWER_TIMEOUT_MS,
        // A model that is away is told at once; whether to try again is the caller's choice.
        maxRetries: 0,
        ...sampling,
      });
      const calls = steps.flatMap((step) => step.toolCalls);
      return {
        text,
        toolCalls: calls.map((call) => records.get(call.toolCallId) ?? neverRun(call, caller, all)),
        finishReason,
        usage: totalUsage,
      };
    } catch (error) {
      const known = modelFailure(error, signal.aborted, model);
      if (known.code !== "cancelled") log.warn({ err: error, model: model.id, code: known.code }, "the model failed");
      throw known;
    }
  };

/** A call that the model got wrong: a tool that is not there for it, or arguments that are no JSON. It was told so. */
const neverRun = (
  { toolName, input }: { toolName: string; input: unknown },
  caller: Caller,
  tools: readonly ToolDescription[],
): ToolCallRecord => ({
  tool: toolName,
  arguments: input,
  outcome: { ok: false, error: whyNotRun(toolName, caller, tools) },
  durationMs: 0,
});

const whyNotRun = (tool: string, caller: Caller, tools: readonly ToolDescription[]): ToolFailure => {
  if (!tools.some(({ name }) => name === tool))
    return failure("unknown_tool", `There is no tool "${tool.slice(0, 100)}".`);
  return mayCall(caller, tool)
    ? failure("invalid_arguments", "The model's arguments are not JSON.")
    : failure("forbidden", `This caller may not use the tool "${tool}".`);
};
