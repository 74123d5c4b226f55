import { type AnyEngine, type DeclaresSettings, isSecret, settingDescription, type Tool } from "@twinhost/core";
import type { z } from "zod";

/** Everything that declares settings: the engines of these tools, each once, and the tools themselves. */
const declarations = (tools: readonly Tool[]): readonly DeclaresSettings[] => [...enginesOf(tools), ...tools];

const enginesOf = (tools: readonly Tool[]): ReadonlySet<AnyEngine> =>
  new Set(tools.flatMap(({ engine }) => engine ?? []));

/** The environment variables of the tools and their engines. @throws Error when two declare one name differently */
const toolShape = (tools: readonly Tool[]): Readonly<Record<string, z.ZodType>> => {
  const shape: Record<string, z.ZodType> = {};
  for (const { name: declarer, settings } of declarations(tools)) {
    for (const [name, schema] of Object.entries<z.ZodType>(settings?.shape ?? {})) {
      if (Object.hasOwn(shape, name) && shape[name] !== schema)
        throw new Error(`The setting ${name} of "${declarer}" is another's already; give it another name.`);
      shape[name] = schema;
    }
  }
  return shape;
};

/**
 * The environment variables that tools and their engines declare. A parent passes only these to its stdio child.
 */
export const toolSettingNames = (tools: readonly Tool[]): readonly string[] => Object.keys(toolShape(tools));

/**
 * Extends a host's settings by those that its tools and their engines declare.
 * @throws Error when the name of a tool's setting is already taken
 */
export const withToolSettings = <Schema extends z.ZodObject>(schema: Schema, tools: readonly Tool[]): Schema => {
  const shape = toolShape(tools);
  const taken = Object.keys(shape).find((name) => Object.hasOwn(schema.shape, name));
  if (taken !== undefined) throw new Error(`The setting ${taken} of a tool is the host's already; rename it.`);
  const engines = [...enginesOf(tools)];
  return schema.extend(shape).superRefine((settings, context) => {
    for (const engine of engines) {
      const wrong = engine.settingsProblem?.(settings);
      if (wrong) context.addIssue({ code: "custom", path: [wrong.setting], message: wrong.problem });
    }
  }) as unknown as Schema;
};

/** The tools' settings as lines for `--help`. */
export const toolSettingsHelp = (tools: readonly Tool[]): string => {
  const rows = Object.entries(toolShape(tools));
  if (rows.length === 0) return "";
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, schema]) => {
    const marks = [...(isSecret(schema) ? ["secret"] : []), ...defaultOf(schema)];
    return `  ${name.padEnd(width)}  ${settingDescription(schema)}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`;
  });
  return `\nSettings of the tools, from the environment:\n${lines.join("\n")}\n`;
};

const defaultOf = (schema: z.ZodType): string[] => {
  const none = schema.safeParse(undefined);
  if (!none.success) return ["required"];
  return none.data === undefined || isSecret(schema) ? [] : [`default ${String(none.data)}`];
};
