import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { ToolFailure } from "@twinhost/core";
import type { AnswerPart, Tell } from "./answer-part.ts";
import { type TakeTurn, Turn } from "./model-turn.ts";
import { readArguments } from "./read-arguments.ts";

interface TurnOptions {
  readonly takeTurn: TakeTurn;
  readonly model: LanguageModelV4;
  readonly options: LanguageModelV4CallOptions;
  /** Undefined for a call that may run. */
  readonly whyRefused: (tool: string) => ToolFailure | undefined;
  readonly tell: Tell | undefined;
}

/** Lets a model take its turn, and reports what it says and calls meanwhile. */
export const readTurn = async ({ takeTurn, model, options, whyRefused, tell }: TurnOptions): Promise<Turn> => {
  const turn = new Turn();
  await takeTurn(model, options, async (part) => {
    if (part.type === "tool-call") {
      const call = turn.addCall(part, await readArguments(part.input));
      await tell?.({ type: "tool-call", call, refused: whyRefused(call.tool) });
      return;
    }
    turn.add(part);
    if (tell && isSpoken(part)) await tell(part);
  });
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
