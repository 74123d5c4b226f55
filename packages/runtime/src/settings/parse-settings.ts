import type { z } from "zod";

/**
 * Reads settings from an environment, once, at the start. An empty variable counts as unset.
 * On a wrong setting it prints one line (what, where, what would be right) and ends the process with exit code 1.
 */
export const parseSettings = <Schema extends z.ZodObject>(
  schema: Schema,
  environment: Record<string, string | undefined>,
): z.output<Schema> => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const settings = schema.safeParse(given);
  if (settings.success) return settings.data;
  const lines = settings.error.issues.map(({ path, message }) => {
    // Below it lie places in lists; the message names the item.
    const name = String(path[0]);
    return `${name}=${JSON.stringify(given[name] ?? "")}: ${message}`;
  });
  process.stderr.write(`Wrong setting: ${lines.join("; ")}\n`);
  process.exit(1);
};
