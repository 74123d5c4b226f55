import { isLoose, type Loose, withoutKeys } from "./plain-values.ts";
import { repairTool } from "./repair-tool.ts";
import type { ReportOddity } from "./third-party.ts";

export interface ToolListRepair {
  readonly report: ReportOddity;
  /** Receives each tool's output schema. The SDK never sees it, as it refuses calls over an invalid one. */
  readonly onOutputSchema: (tool: string, schema: unknown) => void;
}

/** A `tools/list` result in which each odd tool is repaired or dropped. */
export const repairToolList = (result: unknown, { report, onOutputSchema }: ToolListRepair): unknown => {
  if (!isLoose(result)) return result;
  const list = result.tools;
  if (!Array.isArray(list)) report("its tools/list answer has no list of tools");
  const names = new Set<string>();
  const tools: Loose[] = [];
  for (const given of Array.isArray(list) ? list : []) {
    const name = isLoose(given) && typeof given.name === "string" ? given.name : undefined;
    const { tool, oddities } = repairTool(given);
    for (const oddity of oddities) report(oddity, name);
    if (!tool || name === undefined) continue;
    if (names.has(name)) {
      report("a second tool of this name is dropped", name);
      continue;
    }
    names.add(name);
    onOutputSchema(name, tool.outputSchema);
    tools.push(withoutKeys(tool, ["outputSchema"]));
  }
  return { ...withoutOddPaging(result), tools };
};

/** Null and empty cursors mean the end. */
const withoutOddPaging = (result: Loose): Loose => {
  const odd = ["_meta", "ttlMs", "nextCursor"].filter((key) => key in result && !isFit(key, result[key]));
  const { nextCursor } = result;
  return {
    ...withoutKeys(result, odd),
    ...(typeof nextCursor === "number" && { nextCursor: String(nextCursor) }),
  };
};

const isFit = (key: string, value: unknown): boolean => {
  if (key === "_meta") return isLoose(value);
  return key === "ttlMs" ? typeof value === "number" : typeof value === "string" && value !== "";
};
