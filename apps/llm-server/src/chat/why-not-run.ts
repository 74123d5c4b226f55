import { failure, mayCall, type ToolDescription, type ToolFailure } from "@twinhost/tools";
import type { Question } from "./question.ts";

/**
 * Why a call that a model got wrong was not run: there is no such tool for it, or its arguments are no JSON. The model
 * was told so.
 * @param known every tool of the server, whoever may call it.
 */
export const whyNotRun = (
  name: string,
  known: readonly ToolDescription[],
  { caller, callerTools = [] }: Question,
): ToolFailure => {
  const isCallers = callerTools.some((tool) => tool.name === name);
  if (!isCallers && !known.some((tool) => tool.name === name))
    return failure("unknown_tool", `There is no tool "${name.slice(0, 100)}".`);
  return isCallers || mayCall(caller, name)
    ? failure("invalid_arguments", "The model's arguments are not JSON.")
    : failure("forbidden", `This caller may not use the tool "${name}".`);
};
