import type { LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { ToolFailure } from "@twinhost/core";
import type { AnswerPart } from "./answer-part.ts";
import { createTurn, type Turn } from "./model-turn.ts";
import { readArguments } from "./read-arguments.ts";

/** Reads a turn of a model. Yields what the model says and calls meanwhile. @param whyRefused undefined for a call that may run */
export const readTurn = async function* (
  parts: Iterable<LanguageModelV4StreamPart> | AsyncIterable<LanguageModelV4StreamPart>,
  whyRefused: (tool: string) => ToolFailure | undefined,
): AsyncGenerator<AnswerPart, Turn, undefined> {
  const turn = createTurn();
  for await (const part of parts) {
    if (part.type === "tool-call") {
      const call = turn.addCall(part, await readArguments(part.input));
      yield { type: "tool-call", call, refused: whyRefused(call.tool) };
      continue;
    }
    turn.add(part);
    if (isSpoken(part)) yield part;
  }
  return turn;
};

type Spoken = Extract<LanguageModelV4StreamPart, AnswerPart>;

const SPOKEN: ReadonlySet<string> = new Set<Spoken["type"]>([
  "text-start",
  "text-delta",
  "text-end",
  "reasoning-start",
  "reasoning-delta",
  "reasoning-end",
  "tool-input-start",
  "tool-input-delta",
  "tool-input-end",
  "file",
]);

const isSpoken = (part: LanguageModelV4StreamPart): part is Spoken => SPOKEN.has(part.type);
