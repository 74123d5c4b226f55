import { digits, show } from "../messages/show.ts";
import type { Language } from "../render/advice-text.ts";
import { markdownTable } from "../render/markdown-table.ts";
import type { CapacityRow, Need } from "./capacity.ts";
import { CAPACITY_WORDS } from "./capacity-words.ts";

/** The capacity table in Markdown. */
export const renderCapacity = (rows: readonly CapacityRow[], language: Language): string => {
  const { llmServers, http, stdio } = CAPACITY_WORDS[language];
  return markdownTable(
    [llmServers, ...http, ...stdio],
    rows.map((row) => [row.llmServers.toLocaleString("en-US"), ...cells(row.http), ...cells(row.stdio)]),
  ).join("\n");
};

const cells = ({ toolProcesses, cores, memoryBytes, costPerMonth }: Need): string[] => [
  toolProcesses.toLocaleString("en-US"),
  digits(cores),
  show("bytes", memoryBytes),
  digits(costPerMonth),
];
