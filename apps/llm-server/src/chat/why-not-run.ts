import { failure, type ToolDescription, type ToolFailure } from "@twinhost/core";

/**
 * Why a call of a tool that was not offered is not run, as the model is told.
 * @param known every tool of the server, whoever may call it
 */
export const whyNotRun = (name: string, known: readonly ToolDescription[]): ToolFailure =>
  known.some((tool) => tool.name === name)
    ? failure("forbidden", `This caller may not use the tool "${name}".`)
    : failure("unknown_tool", `There is no tool "${name.slice(0, 100)}".`);
