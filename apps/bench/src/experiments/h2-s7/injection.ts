import type { Row } from "./cells.ts";

/** Proves what is compared: one tool server for all LLM servers, or at least one tool process each. @throws if not */
export const requireProcesses = (row: Row, toolProcesses: number, llmServers: number): void => {
  const fits = row === "http" ? toolProcesses === 1 : toolProcesses >= llmServers;
  if (!fits) throw new Error(`${row}: ${llmServers} LLM servers had ${toolProcesses} tool processes.`);
};
