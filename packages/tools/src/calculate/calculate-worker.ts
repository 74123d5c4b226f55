import { parentPort } from "node:worker_threads";
import { ToolError } from "@twinhost/core";
import { OverBudget } from "./cost.ts";
import { evaluate } from "./evaluate.ts";
import { WORKER_BUDGET } from "./limits.ts";
import type { WorkerAnswer } from "./worker-thread.ts";

/** Answers in the thread for expressions that are too heavy for the main one. It may be killed at any moment. */
const answer = (expression: string): WorkerAnswer => {
  try {
    return { calculation: evaluate(expression, WORKER_BUDGET) };
  } catch (error) {
    if (error instanceof ToolError) return { refusal: error.message };
    if (error instanceof OverBudget) {
      return {
        refusal:
          "The calculation is too large: its matrices, ranges or counts go beyond what is served. Make them smaller.",
      };
    }
    throw error;
  }
};

parentPort?.on("message", (expression: string) => parentPort?.postMessage(answer(expression)));
parentPort?.postMessage({ ready: true } satisfies WorkerAnswer);
