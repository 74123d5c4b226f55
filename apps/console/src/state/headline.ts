import type { Texts } from "../i18n/en.ts";
import { judge } from "./judge.ts";
import type { ToolsOverTransport, WatchedServer } from "./use-servers.ts";

/** The state of both servers in one sentence: unresponsive ones first, then recent failures. */
export const headline = (
  texts: Texts,
  tool: WatchedServer,
  llm: WatchedServer,
  tools: ToolsOverTransport | undefined,
  url: string,
): string => {
  const words = texts.state.heading;
  const [ofTool, ofLlm] = [judge(tool), judge(llm, tools)];
  // The LLM server is the one that reports the other's state.
  if (ofLlm === "unavailable") return texts.failures.server_unavailable?.[0] ?? words.checking;
  if (!ofTool || !ofLlm) return words.checking;
  if (ofTool === "unavailable") return words.toolsUnavailable(url);
  if (ofTool !== "healthy" && ofTool !== "degraded") return words.toolsNotReady;
  if (ofLlm === "without_tools" && tools) {
    if (tools.failure === "unauthenticated") return words.keyRefused;
    return words.toolsNotReached(texts.transports[tools.transport] ?? tools.transport);
  }
  if (ofLlm !== "healthy" && ofLlm !== "degraded") return words.llmNotReady;
  return ofCalls(texts, tool, llm);
};

/** The tool server counts its own calls only, the LLM server those over every transport: the larger count is used. */
const ofCalls = (texts: Texts, tool: WatchedServer, llm: WatchedServer): string => {
  const words = texts.state.heading;
  const newest = [tool, llm].map(({ minutes }) => minutes.at(-1) ?? { calls: 0, faults: 0, seconds: 0 });
  const most = (value: (minute: (typeof newest)[number]) => number): number => Math.max(...newest.map(value));
  const seconds = most((minute) => minute.seconds);
  const span = texts.state.span(seconds);
  const failing = most(({ faults }) => faults);
  if (failing > 0) return words.failing(failing, span);
  const [recent] = [tool.recent, llm.recent]
    .filter((calls) => calls !== undefined)
    .toSorted((one, other) => other.faults - one.faults);
  if (recent && recent.faults > 0) return words.failed(recent.faults, recent.calls, recent.since);
  // Without metrics, or before their second reading, there is no time span.
  if (seconds === 0) return words.bothHealthy;
  return words.healthy(
    most(({ calls }) => calls),
    span,
  );
};
