import { type Caller, failure, isToolAllowed, type ToolDescription, type ToolFailure } from "@twinhost/core";

/**
 * Why a call of a tool that was not offered is not run, as the model is told.
 * @param known every tool of the server, whoever may call it
 */
export const whyNotRun = (name: string, known: readonly ToolDescription[], caller: Caller): ToolFailure => {
  if (!known.some((tool) => tool.name === name))
    return failure("unknown_tool", `There is no tool "${name.slice(0, 100)}".`);
  return isToolAllowed(caller, name)
    ? failure("refused_input", `The tool "${name}" was not offered for this question. Use those that were.`)
    : failure("forbidden", `This caller may not use the tool "${name}".`);
};
