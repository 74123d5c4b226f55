import type { Logger, ToolDescription } from "@twinhost/core";
import type { Connections } from "../transport/connections.ts";
import { chooseTools } from "./choose-tools.ts";
import type { Question } from "./question.ts";

interface ToolChoiceOptions {
  readonly connections: Pick<Connections, "names">;
  /** The most tools that a model accepts, including the caller's own. */
  readonly maxTools: number;
  readonly log: Logger;
}

/** Tools that a model was not offered for a question, because it accepts no more. */
export interface LeftOut {
  /** The most that it accepts. */
  readonly most: number;
  readonly names: readonly string[];
}

/** Decides which of a caller's tools the model is offered for a question. */
export type ToolChoiceFor = (
  question: Question,
  allowed: readonly ToolDescription[],
) => { readonly offered: readonly ToolDescription[]; readonly leftOut: LeftOut | undefined };

/** Warns once for each excessive number of tools, not for every question. */
export const createToolChoice = ({ connections, maxTools, log }: ToolChoiceOptions): ToolChoiceFor => {
  const told = new Set<number>();
  const isTheirs = (name: string): boolean => connections.names.find(name) !== undefined;

  return ({ messages, callerTools = [], toolChoice, requestId }, allowed) => {
    const named = toolChoice?.type === "tool" ? toolChoice.toolName : undefined;
    const offered = chooseTools(allowed, maxTools - callerTools.length, messages, isTheirs, named);
    if (offered.length === allowed.length) return { offered, leftOut: undefined };
    const level = told.has(allowed.length) ? "debug" : "warn";
    told.add(allowed.length);
    log[level](
      { requestId, offered: offered.length, tools: allowed.length, MODEL_MAX_TOOLS: maxTools },
      "a model takes fewer tools than there are: those that fit the question are offered. includeTools in MCP_CONFIG_FILE chooses",
    );
    const chosen = new Set(offered);
    return {
      offered,
      leftOut: { most: maxTools, names: allowed.filter((tool) => !chosen.has(tool)).map(({ name }) => name) },
    };
  };
};
