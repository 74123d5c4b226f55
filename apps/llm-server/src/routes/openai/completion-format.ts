import { z } from "zod";
import type { Question } from "../../chat/question.ts";

/** OpenAI's `response_format`. */
export const completionFormat = z.discriminatedUnion(
  "type",
  [
    z.object({ type: z.literal("text") }),
    z.object({ type: z.literal("json_object") }),
    z.object({
      type: z.literal("json_schema"),
      json_schema: z.object({
        name: z.string().nullish(),
        description: z.string().nullish(),
        schema: z.record(z.string(), z.unknown()).nullish(),
        strict: z.boolean().nullish(),
      }),
    }),
  ],
  { error: "must be text, json_object or json_schema" },
);

export const toResponseFormat = (
  format: z.output<typeof completionFormat> | null | undefined,
): Question["responseFormat"] => {
  if (!format || format.type === "text") return undefined;
  if (format.type === "json_object") return { type: "json" };
  const { name, description, schema, strict } = format.json_schema;
  return {
    type: "json",
    ...(schema && { schema }),
    ...(name != null && { name }),
    ...(description != null && { description }),
    ...(strict != null && { strict }),
  };
};
