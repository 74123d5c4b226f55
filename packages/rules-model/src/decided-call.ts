import type { Decision } from "./decision.ts";
import type { Call } from "./forced-call.ts";
import { functionTools, type OfferedTools, taskOf } from "./tasks.ts";

/** The call for a decision, to the first offered tool for its task, with only the arguments that this tool accepts. */
export const decidedCall = (decision: Decision, tools: OfferedTools): Call | undefined => {
  if (decision.kind === "reply") return undefined;
  const tool = functionTools(tools).find((tool) => taskOf(tool) === decision.task);
  if (!tool) return undefined;
  const taken = tool.inputSchema.properties ?? decision.arguments;
  const args = Object.entries(decision.arguments).filter(([name]) => Object.hasOwn(taken, name));
  return { tool: tool.name, arguments: Object.fromEntries(args) };
};
