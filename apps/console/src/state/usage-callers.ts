import type { Config, ServerState } from "../api/types.ts";
import type { Texts } from "../i18n/en.ts";

type Callers = keyof Texts["state"]["ofCallers"];

/**
 * Whose calls each server's usage counts. The tool server is asked with the LLM server's key: without the role for
 * metrics, that one sees only its own calls.
 * @param toolServer undefined until the first reading
 */
export const usageCallers = (
  role: Config["caller"]["role"],
  toolServer: Pick<ServerState, "metrics"> | undefined,
): Readonly<Record<"http" | "none", Callers>> => {
  const metrics = toolServer?.metrics;
  const isKeyOfLlmServerShort =
    metrics?.ok === false && metrics.isOfToolServer === true && metrics.code === "forbidden";
  const seen: Callers = role === "caller" ? "own" : "all";
  return { http: isKeyOfLlmServerShort ? "llmServer" : seen, none: seen };
};
