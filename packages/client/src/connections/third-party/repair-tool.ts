import { specTypeSchemas } from "@modelcontextprotocol/client";
import { asBoolean, isLoose, type Loose, withoutKeys } from "./plain-values.ts";
import { repairInputSchema } from "./repair-input-schema.ts";

export interface RepairedTool {
  /** Undefined if the tool cannot be offered. */
  readonly tool: Loose | undefined;
  /** What was wrong, as text for the log. */
  readonly oddities: readonly string[];
}

const HINTS = ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"];

/** One entry of a third-party server's tool list: repaired where the intent is clear, else dropped. */
export const repairTool = (given: unknown): RepairedTool => {
  const oddities: string[] = [];
  const drop = (why: string): RepairedTool => ({
    tool: undefined,
    oddities: [...oddities, `${why}; the tool is dropped`],
  });
  if (!isLoose(given)) return drop("an entry of its tool list is no object");
  if (typeof given.name !== "string" || given.name === "") return drop("a tool of its list has no name");

  const { schema, oddities: ofSchema, why } = repairInputSchema(given.inputSchema);
  oddities.push(...ofSchema);
  if (!schema) return drop(why ?? "its inputSchema is no schema of an object");

  const tool: Loose = { ...given, inputSchema: schema };
  if (isLoose(tool.annotations)) tool.annotations = repairAnnotations(tool.annotations, oddities);
  return withoutInvalidParts(tool, oddities) ?? drop("its entry of the tool list is not valid");
};

const repairAnnotations = (given: Loose, oddities: string[]): Loose => {
  const annotations = { ...given };
  for (const hint of HINTS) {
    const value = annotations[hint];
    if (value === undefined || typeof value === "boolean") continue;
    const meant = asBoolean(value);
    if (meant === undefined) delete annotations[hint];
    else annotations[hint] = meant;
    oddities.push(`annotations.${hint} is ${show(value)}${meant === undefined ? ", left out" : `, taken as ${meant}`}`);
  }
  return annotations;
};

/** Leaves out every optional member that the protocol's schema rejects. */
const withoutInvalidParts = (given: Loose, oddities: string[]): RepairedTool | undefined => {
  let tool = given;
  for (let attempt = 0; attempt <= Object.keys(given).length; attempt++) {
    const checked = specTypeSchemas.Tool["~standard"].validate(tool);
    if (checked instanceof Promise) return undefined;
    if (!checked.issues) return { tool, oddities };
    const parts = new Set(checked.issues.map(({ path }) => String(nameOf(path?.[0]))));
    if (parts.has("name") || parts.has("inputSchema")) return undefined;
    for (const part of parts) oddities.push(`${part} is ${show(tool[part])}, left out`);
    tool = withoutKeys(tool, [...parts]);
  }
  return undefined;
};

const nameOf = (segment: PropertyKey | { readonly key: PropertyKey } | undefined): PropertyKey | undefined =>
  typeof segment === "object" ? segment.key : segment;

const SHOWN = 60;
const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "missing";
  return text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text;
};
