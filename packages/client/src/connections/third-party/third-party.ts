import type { Logger } from "@twinhost/core";

/** Set for an MCP server that is not ours: what it sends is repaired where that is plain, and its texts are marked as its own. */
export interface ThirdParty {
  /** Its name in the configuration. */
  readonly name: string;
  readonly log: Logger;
}

/** Logs what is odd about a server, each thing once. */
export type ReportOddity = (what: string, tool?: string) => void;

/** More would be the server's flood, not news. */
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
