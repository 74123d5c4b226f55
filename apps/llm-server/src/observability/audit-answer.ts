import type { Logger } from "@twinhost/core";
import type { AnswerRecord } from "../chat/answer-record.ts";
import { toolUses } from "./tool-uses.ts";

const rounded = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;

/** Logs one line per answer: who asked which model, and how it ended. Questions, answers and arguments are left out. */
export const auditAnswer =
  (log: Logger) =>
  (answer: AnswerRecord): void => {
    const { toolCalls: _, durationMs, startMs, modelMs, toolMs, ...line } = answer;
    const times = {
      durationMs: rounded(durationMs),
      startMs: rounded(startMs),
      modelMs: rounded(modelMs),
      toolMs: rounded(toolMs),
    };
    const tools = toolUses(answer).map(({ tool, transport, outcome }) => ({ tool, transport, outcome }));
    log.info({ ...line, ...times, tools }, "answer");
  };
