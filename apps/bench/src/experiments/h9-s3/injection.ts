import { WHAT } from "./cells.ts";
import type { Findings } from "./look-around.ts";

/** Proves that the tool was the LLM server's child, and that the control finds everything. @throws otherwise */
export const requireFound = (tool: Findings, control: Findings, llmServer: number): void => {
  if (tool.pid !== llmServer)
    throw new Error(`The hostile tool looked at process ${tool.pid}; the LLM server is ${llmServer}.`);
  // Only Linux exposes a process's environment.
  const missed = WHAT.filter((what) => !control[what] && (what !== "environment" || process.platform === "linux"));
  if (missed.length > 0) throw new Error(`A process that was given everything did not find: ${missed.join(", ")}.`);
};
