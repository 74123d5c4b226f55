import type { z } from "zod";

/** What declares settings: an engine, or a tool without one. */
export interface DeclaresSettings {
  readonly name: string;
  readonly settings?: z.ZodObject | undefined;
}

/** Marks a setting whose value stands in no message, log or page: a key, a password. */
export const secret = <Schema extends z.ZodType>(schema: Schema): Schema =>
  schema.meta({ ...schema.meta(), secret: true });

/** Whether a setting was marked by {@link secret}, also below `optional()` and the like. */
export const isSecret = (schema: z.ZodType): boolean => metaOf(schema, "secret") === true;

/** The words of `describe`, also below `optional()` and the like. */
export const settingDescription = (schema: z.ZodType): string => String(metaOf(schema, "description") ?? "");

const metaOf = (schema: z.ZodType, key: "secret" | "description"): unknown => {
  const own = schema.meta()?.[key];
  if (own !== undefined) return own;
  const { innerType, in: input } = schema.def as { innerType?: z.ZodType; in?: z.ZodType };
  const inner = innerType ?? input;
  return inner && metaOf(inner, key);
};

/** Those of the settings that a schema names. */
export const pickSettings = (
  schema: z.ZodObject | undefined,
  settings: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(Object.keys(schema?.shape ?? {}).map((name) => [name, settings[name]]));
