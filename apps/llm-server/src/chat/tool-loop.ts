import type { SharedV4ProviderOptions } from "@ai-sdk/provider";
import { isToolAllowed, type Logger, type ToolFailure } from "@twinhost/core";
import {
  type GenerateTextStepEndEvent,
  isStepCount,
  type LanguageModelUsage,
  type PrepareStepFunction,
  type ToolSet,
} from "ai";
import { withResponseFormat } from "../model/middleware/response-format.ts";
import type { Connections } from "../transport/connections.ts";
import type { ToolCatalog } from "../transport/tool-catalog.ts";
import type { RecordAnswer } from "./answer-record.ts";
import { createAnswerRecorder } from "./answer-recorder.ts";
import { toolsOfCaller } from "./caller-tools.ts";
import { offeredTools } from "./offered-tools.ts";
import type { Question } from "./question.ts";
import { repairArguments } from "./repair-arguments.ts";
import { createToolChoice, type ToolChoiceFor } from "./tool-choice.ts";
import { whyNotRun } from "./why-not-run.ts";

export interface ToolLoopOptions {
  readonly connections: Connections;
  readonly catalog: ToolCatalog;
  readonly recordAnswer: RecordAnswer;
  /** The longest tool result that a model is shown whole, in characters of its JSON. */
  readonly maxToolResultChars: number;
  /** The most tools that a model takes, the caller's own among them. */
  readonly maxTools: number;
  /** For model and tools together, in milliseconds. */
  readonly answerTimeoutMs: number;
  readonly log: Logger;
}

/** Turns of model and tools within one answer. The last turn gets no tools, so that it ends in an answer. */
export const MAX_STEPS = 6;

const INSTRUCTIONS = [
  "Answer in the language of the question.",
  "Use the tools as their descriptions say, rather than answering from memory; quote the passages of documents that you rely on with their titles and URIs.",
  "When a tool fails, say so and pass on its message. Do not invent its result.",
].join("\n");

/** Gets ready what an answer is made of, streamed or not. */
export type BeginAnswer = (question: Question) => ReturnType<typeof beginAnswer>;

/** The tool loop, the same for all models and whether streamed or not: the model may ask for tools, gets their results, and answers. */
export const createToolLoop = (options: ToolLoopOptions): BeginAnswer => {
  const chooseFor = createToolChoice(options);
  return (question) => beginAnswer(question, options, chooseFor);
};

const beginAnswer = async (
  question: Question,
  { connections, catalog, recordAnswer, maxToolResultChars, answerTimeoutMs }: ToolLoopOptions,
  chooseFor: ToolChoiceFor,
) => {
  // The AI SDK's own timeout keeps all that an answer held until its time is over, however soon it was answered.
  const tooLong = new AbortController();
  const timer = setTimeout(() => tooLong.abort(TOOK_TOO_LONG), answerTimeoutMs);
  const recorder = createAnswerRecorder(question, (record) => {
    clearTimeout(timer);
    recordAnswer(record);
  });
  const { caller, model, transport, callerTools = [] } = question;
  const endsAt = performance.now() + answerTimeoutMs;
  const all = await catalog.offered(transport);
  const allowed = all.filter(({ name }) => isToolAllowed(caller, name));
  const { offered, leftOut } = chooseFor(question, allowed);
  recorder.leaveOut(leftOut);
  const client = () => connections.get(transport);
  const limits = {
    remainingMs: () => Math.max(endsAt - performance.now(), 1),
    maxResultChars: maxToolResultChars,
    takesImages: model.takesImages === true,
    isThirdParty: (tool: string) => connections.names.find(tool) !== undefined,
  };

  const whyInvalid = (tool: string): ToolFailure => whyNotRun(tool, all);

  /** For the AI SDK, streamed or not. */
  const settings = {
    model: model.model,
    instructions: question.instructions === undefined ? INSTRUCTIONS : `${INSTRUCTIONS}\n\n${question.instructions}`,
    messages: question.messages,
    tools: { ...offeredTools(offered, client, question, recorder, limits), ...toolsOfCaller(callerTools) } as ToolSet,
    stopWhen: isStepCount(MAX_STEPS),
    prepareStep: (({ stepNumber }) => {
      if (stepNumber === MAX_STEPS - 1) return { toolChoice: "none" };
      return stepNumber === 0 ? firstTurn(question) : undefined;
    }) satisfies PrepareStepFunction<ToolSet>,
    repairToolCall: repairArguments,
    abortSignal: AbortSignal.any([question.signal, tooLong.signal]),
    // Our own spans stand around models and tools; the SDK copies every event for its own, whether anybody listens or not.
    telemetry: { isEnabled: false },
    // A model that is unavailable is told at once; whether to try again is the caller's choice.
    maxRetries: 0,
    onLanguageModelCallStart: () => recorder.modelTime.start(),
    onLanguageModelCallEnd: ({ usage }: { usage: LanguageModelUsage }) => {
      recorder.modelTime.stop();
      recorder.addUsage(usage);
    },
    onStepEnd: ({ toolCalls }: Pick<GenerateTextStepEndEvent, "toolCalls">) => {
      for (const { toolCallId, toolName, input, invalid } of toolCalls) {
        if (!invalid) continue;
        const call = { tool: toolName, arguments: input, transport: client().transport };
        recorder.beginCall(toolCallId, call)({ outcome: { ok: false, error: whyInvalid(toolName) } });
      }
    },
    ...providerOptionsOf(question),
    ...question.sampling,
  };
  return { settings, recorder, whyInvalid };
};

const TOOK_TOO_LONG = new DOMException("The answer took too long.", "TimeoutError");

/** Who brings tools and requires a call waits for its own call: the server's are no answer to that. */
const firstTurn = ({ toolChoice, callerTools = [] }: Question) => {
  if (!toolChoice) return undefined;
  return toolChoice === "required" && callerTools.length > 0
    ? { toolChoice, activeTools: callerTools.map(({ name }) => name) }
    : { toolChoice };
};

const providerOptionsOf = ({ parallelToolCalls, responseFormat }: Question) => {
  const format: SharedV4ProviderOptions = responseFormat ? withResponseFormat(responseFormat) : {};
  const one: SharedV4ProviderOptions = parallelToolCalls === false ? ONE_TOOL_CALL_A_TURN : {};
  const names = [...Object.keys(format), ...Object.keys(one)];
  return { providerOptions: Object.fromEntries(names.map((name) => [name, { ...format[name], ...one[name] }])) };
};

/** Each provider has its own word for it. */
const ONE_TOOL_CALL_A_TURN = {
  "openai-compatible": { parallel_tool_calls: false },
  openai: { parallelToolCalls: false },
  anthropic: { disableParallelToolUse: true },
};
