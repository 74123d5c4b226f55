import type { Advice } from "../advice.ts";
import { distrustsTools } from "../blocks.ts";
import { isServer } from "../case.ts";
import type { Deployment } from "./deployment.ts";

/** The entries of desktop clients: the one that fits the answer, and one for clients that cannot use it. */
type Entries = Pick<Advice["toDo"], "mcpServers" | "stdioMcpServers">;

/** What desktop clients do by their entries. */
export interface DesktopEntries {
  /** Some start the tools by a command. */
  readonly startsTools: boolean;
  /** Some call the tool server by its URL. */
  readonly callsServer: boolean;
}

/**
 * For desktops, whether they are the LLM servers of the case or call the tools besides them. Many clients' configuration
 * files take commands alone, so an entry with a URL has one with a command beside it.
 */
export const entriesOf = (deployment: Deployment): Entries => {
  const { given, answer, publicUrl } = deployment;
  const isDesktop = given.runsOn === "desktop";
  if (!isDesktop && !given.otherCallers.includes("desktop-clients")) return { mcpServers: null, stdioMcpServers: null };
  const overHttp = isDesktop ? isServer(answer.llmServers) : answer.otherCallers === "http";
  const started = startedEntry(deployment);
  if (!overHttp) return { mcpServers: started, stdioMcpServers: null };
  const called = { twinhost: { url: `${publicUrl}/mcp`, headers: { "X-API-Key": "KEY" } } };
  // Tools that are not trusted start on nobody's desktop.
  return { mcpServers: called, stdioMcpServers: distrustsTools(given) ? null : started };
};

const startedEntry = ({ given }: Deployment) => {
  const tools = given.toolLanguage === "other" ? ["--mcp-config", "/path/to/mcp.json"] : [];
  return { twinhost: { command: "npx", args: ["-y", "file:/path/to/twinhost-0.1.0.tgz", "stdio", ...tools] } };
};
