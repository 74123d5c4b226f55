import { isSecret } from "@twinhost/core";
import type { z } from "zod";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings from an environment. An empty variable counts as unset.
 * @returns the settings, or one line that says which are wrong, and what would be valid
 */
export const readSettings = <Schema extends z.ZodObject>(
  schema: Schema,
  environment: Environment,
): { readonly settings: z.output<Schema> } | { readonly problem: string } => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  // Used once: compiling the schema would take longer.
  const settings = schema.safeParse(given, { jitless: true });
  if (settings.success) return { settings: settings.data };
  const lines = settings.error.issues.map(({ path, message }) => {
    // Deeper path elements are list indexes; the message names the item.
    const name = String(path[0]);
    const field = schema.shape[name] as z.ZodType | undefined;
    const value = field && isSecret(field) ? "(secret)" : JSON.stringify(given[name] ?? "");
    return `${name}=${value}: ${message}`;
  });
  return { problem: `Wrong setting: ${lines.join("; ")}` };
};

/** Reads settings at startup. A wrong one is reported in one line, and ends the process with exit code 1. */
export const parseSettings = <Schema extends z.ZodObject>(
  schema: Schema,
  environment: Environment,
): z.output<Schema> => {
  const read = readSettings(schema, environment);
  if ("settings" in read) return read.settings;
  process.stderr.write(`${read.problem}\n`);
  process.exit(1);
};
