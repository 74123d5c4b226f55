import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { failure, ToolError, type ToolFailure } from "@twinhost/core";
import { beginLifetime } from "./answer-lifetime.ts";
import type { Tell, ToolCall } from "./answer-part.ts";
import type { AnswerRecorder } from "./answer-recorder.ts";
import { callOptions } from "./call-options.ts";
import type { TakeTurn, Turn } from "./model-turn.ts";
import type { Question } from "./question.ts";
import { readTurn } from "./read-turn.ts";
import { runCalls } from "./run-calls.ts";
import { createRunTool, shownFailure } from "./run-tool.ts";

const TIMEOUT_MS = 120_000;
const MAX_RESULT_CHARS = 32_000;

interface LoopOptions {
  readonly takeTurn: TakeTurn;
  readonly recorder: AnswerRecorder;
  readonly tell: Tell | undefined;
}

/** The tool loop: the model may call tools, gets their results, and answers. @throws what the model fails with */
export const takeTurns = async (
  question: Question,
  { takeTurn, recorder, tell }: LoopOptions,
): Promise<readonly Turn[]> => {
  const { model, client, callerTools = [], whyNotRun = isUnknown } = question;
  const { timeoutMs = TIMEOUT_MS, maxResultChars = MAX_RESULT_CHARS } = question;
  const lifetime = beginLifetime(question.signal, timeoutMs);
  const { signal, remainingMs } = lifetime;
  let isComplete = false;
  try {
    await tell?.({ type: "start" });
    recorder.startTime.start();
    const offered = await (question.tools?.() ?? client.listTools({ signal }));
    recorder.startTime.stop();
    const optionsOf = callOptions(question, offered, signal);
    const ofCaller = new Set(callerTools.map(({ name }) => name));
    const run = createRunTool({ question, recorder, signal, remainingMs, maxResultChars });
    const turns: Turn[] = [];
    const history: LanguageModelV4Prompt = [];
    for (;;) {
      signal.throwIfAborted();
      await tell?.({ type: "start-step" });
      const options = optionsOf(turns.length, history);
      const names = new Set(options.tools?.map(({ name }) => name));
      const whyRefused = (tool: string) => (names.has(tool) ? undefined : whyNotRun(tool));
      recorder.modelTime.start();
      const turn = await readTurn({ takeTurn, model, options, whyRefused, tell });
      recorder.modelTime.stop();
      if (turn.usage) recorder.addUsage(turn.usage);
      turns.push(turn);
      requireCall(options.toolChoice, turn);

      const calls = options.toolChoice.type === "none" ? [] : turn.calls;
      const refused = calls.filter(({ tool }) => !names.has(tool));
      for (const { tool, input } of refused) {
        const end = recorder.beginCall({ tool, arguments: input, transport: client.transport });
        end({ outcome: { ok: false, error: whyNotRun(tool) } });
      }
      const ours = calls.filter(({ tool }) => names.has(tool) && !ofCaller.has(tool));
      const mayRun = turn.finishReason === "stop" || turn.finishReason === "tool-calls";
      const ended = mayRun ? await runCalls(ours, run, tell) : [];
      await tell?.({ type: "finish-step" });
      // Calls that were cut off, or that are the caller's to run, end the answer.
      if (calls.length === 0 || ended.length + refused.length < calls.length) break;

      const shown = new Map(ended.map(({ shown }, index) => [ours[index], shown]));
      const outputOf = (call: ToolCall) => shown.get(call) ?? shownFailure(whyNotRun(call.tool));
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

const isUnknown = (tool: string): ToolFailure => failure("unknown_tool", `There is no tool "${tool.slice(0, 100)}".`);
