import { z } from "zod";
import type { Question } from "../../chat/question.ts";

const name = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, { error: "must be 1 to 64 letters, digits, _ or -" });

const functionTool = z.object({
  type: z.literal("function", { error: "only tools of the type function are served" }),
  function: z.object({
    name,
    description: z.string().nullish(),
    parameters: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/** OpenAI's limit. */
const MAX_TOOLS = 128;

export const completionTools = z
  .array(functionTool)
  .max(MAX_TOOLS, { error: `must be at most ${MAX_TOOLS}` })
  .refine((tools) => new Set(tools.map((tool) => tool.function.name)).size === tools.length, {
    error: "must have different names",
  });

const NO_ALLOWED_TOOLS =
  "allowed_tools is not served: send only the tools that may be called, with tool_choice auto or required";

const isAllowedTools = (choice: unknown): boolean =>
  typeof choice === "object" && choice !== null && "type" in choice && choice.type === "allowed_tools";

export const completionToolChoice = z.union(
  [z.enum(["none", "auto", "required"]), z.object({ type: z.literal("function"), function: z.object({ name }) })],
  {
    error: ({ input }) =>
      isAllowedTools(input) ? NO_ALLOWED_TOOLS : "must be none, auto, required or a named function",
  },
);

/** Converts the caller's tools to those of a question. */
export const toCallerTools = (tools: z.output<typeof completionTools>): NonNullable<Question["callerTools"]> =>
  tools.map((tool) => ({
    name: tool.function.name,
    description: tool.function.description ?? undefined,
    parameters: tool.function.parameters ?? undefined,
  }));

export const toToolChoice = (choice: z.output<typeof completionToolChoice>): NonNullable<Question["toolChoice"]> =>
  typeof choice === "string" ? { type: choice } : { type: "tool", toolName: choice.function.name };
