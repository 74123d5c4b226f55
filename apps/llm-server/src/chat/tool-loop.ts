import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { isToolAllowed, type Logger, ToolError } from "@twinhost/core";
import type { Connections } from "../transport/connections.ts";
import type { ToolCatalog } from "../transport/tool-catalog.ts";
import { beginLifetime } from "./answer-lifetime.ts";
import type { Tell, ToolCall } from "./answer-part.ts";
import type { RecordAnswer } from "./answer-record.ts";
import { type AnswerRecorder, createAnswerRecorder } from "./answer-recorder.ts";
import { callOptions } from "./call-options.ts";
import type { TakeTurn, Turn } from "./model-turn.ts";
import type { Question } from "./question.ts";
import { readTurn } from "./read-turn.ts";
import { runCalls } from "./run-calls.ts";
import { createRunTool, shownFailure } from "./run-tool.ts";
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

/** An answer that is being made. */
interface BegunAnswer {
  /** The turns that the model took, in the end. Rejects with what the model fails with. */
  readonly turns: Promise<readonly Turn[]>;
  readonly recorder: AnswerRecorder;
}

/** @param tell is told what happens meanwhile, where somebody listens */
export type BeginAnswer = (question: Question, takeTurn: TakeTurn, tell?: Tell) => BegunAnswer;

/** The tool loop, the same for all models and whether streamed or not: the model may ask for tools, gets their results, and answers. */
export const createToolLoop = (options: ToolLoopOptions): BeginAnswer => {
  const chooseFor = createToolChoice(options);
  return (question, takeTurn, tell) => {
    const recorder = createAnswerRecorder(question, options.recordAnswer);
    return { recorder, turns: takeTurns({ question, takeTurn, tell, recorder, chooseFor, ...options }) };
  };
};

interface LoopOptions extends ToolLoopOptions {
  readonly question: Question;
  readonly takeTurn: TakeTurn;
  readonly tell: Tell | undefined;
  readonly recorder: AnswerRecorder;
  readonly chooseFor: ToolChoiceFor;
}

const takeTurns = async ({ question, takeTurn, tell, recorder, ...loop }: LoopOptions): Promise<readonly Turn[]> => {
  const { connections, catalog, chooseFor, maxToolResultChars, answerTimeoutMs } = loop;
  const { model, transport, caller, callerTools = [] } = question;
  const lifetime = beginLifetime(question.signal, answerTimeoutMs);
  let isComplete = false;
  try {
    await tell?.({ type: "start" });
    const all = await catalog.offered(transport);
    const { offered, leftOut } = chooseFor(
      question,
      all.filter(({ name }) => isToolAllowed(caller, name)),
    );
    recorder.leaveOut(leftOut);
    const optionsOf = callOptions(question, offered, lifetime.signal);
    const ofCaller = new Set(callerTools.map(({ name }) => name));
    const client = () => connections.get(transport);
    const run = createRunTool({
      client,
      question,
      recorder,
      signal: lifetime.signal,
      remainingMs: lifetime.remainingMs,
      isThirdParty: (tool) => connections.names.find(tool) !== undefined,
      maxResultChars: maxToolResultChars,
      takesImages: model.takesImages === true,
    });
    const turns: Turn[] = [];
    const history: LanguageModelV4Prompt = [];
    for (;;) {
      lifetime.signal.throwIfAborted();
      await tell?.({ type: "start-step" });
      const options = optionsOf(turns.length, history);
      const names = new Set(options.tools?.map(({ name }) => name));
      const whyRefused = (tool: string) => (names.has(tool) ? undefined : whyNotRun(tool, all));
      recorder.modelTime.start();
      const turn = await readTurn({ takeTurn, model: model.model, options, whyRefused, tell });
      recorder.modelTime.stop();
      if (turn.usage) recorder.addUsage(turn.usage);
      turns.push(turn);
      requireCall(options.toolChoice, turn);

      const calls = options.toolChoice.type === "none" ? [] : turn.calls;
      const refused = calls.filter(({ tool }) => !names.has(tool));
      for (const { tool, input } of refused) {
        const { transport } = client();
        recorder.beginCall({ tool, arguments: input, transport })({
          outcome: { ok: false, error: whyNotRun(tool, all) },
        });
      }
      const ours = calls.filter(({ tool }) => names.has(tool) && !ofCaller.has(tool));
      const mayRun = turn.finishReason === "stop" || turn.finishReason === "tool-calls";
      const ended = mayRun ? await runCalls(ours, run, tell) : [];
      await tell?.({ type: "finish-step" });
      // Calls that were cut off, or that the caller is to run, end the answer.
      if (calls.length === 0 || ended.length + refused.length < calls.length) break;

      const shown = new Map(ended.map(({ shown }, index) => [ours[index], shown]));
      const outputOf = (call: ToolCall) => shown.get(call) ?? shownFailure(whyNotRun(call.tool, all));
      history.push(
        { role: "assistant", content: turn.content() },
        {
          role: "tool",
          content: calls.map((call) => ({
            type: "tool-result",
            toolCallId: call.id,
            toolName: call.tool,
            output: outputOf(call),
          })),
        },
      );
    }
    isComplete = true;
    return turns;
  } finally {
    lifetime.end(isComplete);
  }
};

const requireCall = (choice: LanguageModelV4CallOptions["toolChoice"], { calls, finishReason }: Turn): void => {
  if (choice?.type !== "required" && choice?.type !== "tool") return;
  if (finishReason === "interrupted") return;
  if (calls.some(({ tool }) => choice.type === "required" || tool === choice.toolName)) return;
  throw new ToolError("engine_unavailable", "The model did not call a tool, though tool_choice requires it.");
};
