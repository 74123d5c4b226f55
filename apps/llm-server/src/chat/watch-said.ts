import type { ToolError } from "@twinhost/core";
import type { FinishReason, TextStreamPart, ToolSet } from "ai";
import { emptyAnswer } from "./empty-answer.ts";
import type { Question } from "./question.ts";

/** Notes what a streamed answer says, so that its end can tell whether it was one. */
export const watchSaid = (question: Question) => {
  const ofCaller = new Set(question.callerTools?.map(({ name }) => name));
  let text = "";
  let wholeText = "";
  let isReasoned = false;
  let isCallingCaller = false;
  let turns = 0;
  return {
    add: (part: TextStreamPart<ToolSet>): void => {
      switch (part.type) {
        case "start-step":
          turns += 1;
          text = "";
          break;
        case "text-delta":
          text += part.text;
          wholeText += part.text;
          break;
        case "reasoning-delta":
          isReasoned = true;
          break;
        case "tool-call":
          isCallingCaller ||= !part.invalid && ofCaller.has(part.toolName);
          break;
      }
    },
    whyEmpty: (finishReason: FinishReason): ToolError | undefined =>
      isCallingCaller ? undefined : emptyAnswer({ text, wholeText, isReasoned, turns, finishReason }, question),
  };
};
