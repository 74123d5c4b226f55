import type { Logger } from "@twinhost/core";

/** Set for a third-party MCP server: what it sends is repaired where the intent is clear, and its texts are marked. */
export interface ThirdParty {
  /** Its name in the configuration. */
  readonly name: string;
  readonly log: Logger;
}

/** Logs the oddities of a server, each of them once. */
export type ReportOddity = (what: string, tool?: string) => void;

/** More would be a flood, not news. */
const MOST_REPORTS = 500;

export const createOddityReport = ({ name, log }: ThirdParty): ReportOddity => {
  const reported = new Set<string>();
  return (what, tool) => {
    const key = JSON.stringify([tool, what]);
    if (reported.has(key) || reported.size >= MOST_REPORTS) return;
    reported.add(key);
    log.warn({ mcpServer: name, ...(tool !== undefined && { tool }) }, what);
  };
};
