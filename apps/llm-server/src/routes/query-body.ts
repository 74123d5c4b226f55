import { HttpError } from "@twinhost/server";
import { z } from "zod";
import { TRANSPORT_CHOICES } from "../transport/transport-choice.ts";

/** In UTF-16 units; room for the longest text that `translate` accepts, and its instruction. */
export const MAX_QUERY_LENGTH = 24_000;
export const MAX_INSTRUCTIONS_LENGTH = 8_000;

const queryBody = z.object(
  {
    query: z
      .string({ error: "must be text" })
      .max(MAX_QUERY_LENGTH, { error: `must have at most ${MAX_QUERY_LENGTH} characters` })
      .regex(/\S/, { error: "must not be empty" }),
    messages: z.array(z.unknown(), { error: "must be a list of UI messages" }).optional(),
    model: z.string({ error: "must be the id of a model" }).optional(),
    instructions: z
      .string({ error: "must be text" })
      .max(MAX_INSTRUCTIONS_LENGTH, { error: `must have at most ${MAX_INSTRUCTIONS_LENGTH} characters` })
      .optional(),
    transport: z.enum(TRANSPORT_CHOICES, { error: `must be one of ${TRANSPORT_CHOICES.join(", ")}` }).optional(),
  },
  { error: "must be a JSON object with a query" },
);

export type QueryBody = z.output<typeof queryBody>;

/** @throws HttpError 422 that names every invalid path */
export const readQueryBody = (body: unknown): QueryBody => {
  const parsed = queryBody.safeParse(body);
  if (!parsed.success) throw new HttpError("invalid_arguments", issuesOf(parsed.error));
  return parsed.data;
};

const issuesOf = (error: z.ZodError): string =>
  error.issues
    .map(({ path, message }) => `${path.length > 0 ? path.map(String).join(".") : "the body"} ${message}`)
    .join("; ");
