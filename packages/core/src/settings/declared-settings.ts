import type { z } from "zod";

/** Anything that declares settings: an engine or a tool. */
export interface DeclaresSettings {
  readonly name: string;
  readonly settings?: z.ZodObject | undefined;
}

/** Marks a setting whose value must not appear in any message, log or page: a key, a password. */
export const secret = <Schema extends z.ZodType>(schema: Schema): Schema =>
  schema.meta({ ...schema.meta(), secret: true });

/** Whether a setting was marked by {@link secret}, even inside wrappers such as `optional()`. */
export const isSecret = (schema: z.ZodType): boolean => metaOf(schema, "secret") === true;

/** The text of `describe`, even inside wrappers such as `optional()`. */
export const settingDescription = (schema: z.ZodType): string => String(metaOf(schema, "description") ?? "");

const metaOf = (schema: z.ZodType, key: "secret" | "description"): unknown => {
  const own = schema.meta()?.[key];
  if (own !== undefined) return own;
  const { innerType, in: input } = schema.def as { innerType?: z.ZodType; in?: z.ZodType };
  const inner = innerType ?? input;
  return inner && metaOf(inner, key);
};

/** The subset of the settings that a schema declares. */
export const pickSettings = (
  schema: z.ZodObject | undefined,
  settings: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(Object.keys(schema?.shape ?? {}).map((name) => [name, settings[name]]));
