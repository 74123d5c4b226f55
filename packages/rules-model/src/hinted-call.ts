import type { LanguageModelV4CallOptions, LanguageModelV4FunctionTool } from "@ai-sdk/provider";
import type { Decision } from "./decision.ts";
import { argumentsFor, type Call } from "./forced-call.ts";
import { functionTools } from "./tasks.ts";

/**
 * A call to a tool outside the rules' tasks, chosen by its keywords. A clear calculation or translation takes
 * precedence; a search or small talk does not.
 */
export const hintedCall = (
  { tools, toolChoice }: Pick<LanguageModelV4CallOptions, "tools" | "toolChoice">,
  decision: Decision,
  question: string,
): Call | undefined => {
  if (toolChoice?.type === "none" || (decision.kind === "task" && decision.task !== "search")) return undefined;
  const asked = question.normalize("NFC").toLowerCase();
  const tool = functionTools(tools).find((tool) =>
    keywordsOf(tool).some((keyword) => asked.includes(keyword.normalize("NFC").toLowerCase())),
  );
  return tool && { tool: tool.name, arguments: argumentsFor(tool, QUOTED.exec(question)?.groups?.text ?? question) };
};

/** The subject of the question, if it is quoted. */
const QUOTED = /["“「](?<text>[^"”」]+)["”」]/u;

const keywordsOf = ({ providerOptions }: LanguageModelV4FunctionTool): readonly string[] => {
  const keywords = providerOptions?.twinhost?.keywords;
  return Array.isArray(keywords) ? keywords.filter((keyword) => typeof keyword === "string" && keyword !== "") : [];
};
