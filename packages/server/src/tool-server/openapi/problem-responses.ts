import { ERROR_CODES, ERRORS, TOOL_ERRORS_META, type ToolDescription } from "@twinhost/core";
import { z } from "zod";
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from "zod-openapi";
import { PROBLEM_TYPE } from "../../response/problem-json.ts";

const problem = z
  .object({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "What happened, to what, and what to do next." }),
    code: z.enum(ERROR_CODES),
    reason: z.string().optional().meta({ description: "The tool's own code below `code`, where it has one." }),
    retryable: z.boolean().meta({ description: "Whether trying again can help." }),
    request_id: z.string().meta({ description: "Under this id the server's log has the details." }),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details." });

const MEANINGS = {
  400: "Malformed HTTP or JSON.",
  401: "No credential, or an invalid or expired Bearer token.",
  403: "A wrong X-API-Key, or a caller, Host, Origin or network that may not do this.",
  404: "There is no such tool or path.",
  406: "The Accept header excludes the answer.",
  413: "The body or the result is over its limit.",
  415: "The body is not JSON in UTF-8.",
  422: "The arguments do not fit the schema, or cannot be served.",
  429: "Too many calls.",
  499: "The caller left.",
  500: "The server failed inside; its log has the details.",
  503: "An engine is missing or not ready.",
  504: "The call ran out of time, and its work was stopped.",
} as const;

type ProblemStatus = keyof typeof MEANINGS;

const toResponse = (status: ProblemStatus): ZodOpenApiResponseObject => ({
  description: MEANINGS[status],
  content: { [PROBLEM_TYPE]: { schema: problem } },
  ...(status === 401 && {
    headers: { "WWW-Authenticate": { description: "How to authenticate.", schema: { type: "string" } } },
  }),
  ...(status === 429 && {
    headers: { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer", minimum: 1 } } },
  }),
});

/** The responses of these statuses; each is defined once, in the components. */
export const problemResponses = (...statuses: ProblemStatus[]): ZodOpenApiResponsesObject =>
  Object.fromEntries(statuses.map((status) => [`${status}`, SHARED[status]]));

const SHARED = Object.fromEntries(
  Object.keys(MEANINGS).map((status) => [
    status,
    { ...toResponse(Number(status) as ProblemStatus), id: `Problem${status}` },
  ]),
) as Record<ProblemStatus, ZodOpenApiResponseObject>;

/** Every status that a tool call can end with. */
const CALL_PROBLEMS = [...new Set([...Object.values(ERRORS).map(({ status }) => status), 406, 415])] as ProblemStatus[];

/** The tool's own reasons, as its description carries them. */
const reasonsSchema = z.record(z.string(), z.object({ code: z.enum(ERROR_CODES), description: z.string() }));

/** How a call of this tool can fail, with the tool's own reasons under their status. */
export const callProblems = ({ _meta }: ToolDescription): ZodOpenApiResponsesObject => {
  const { data: reasons = {} } = reasonsSchema.safeParse(_meta?.[TOOL_ERRORS_META]);
  const byStatus = Map.groupBy(Object.entries(reasons), ([, { code }]): number => ERRORS[code].status);
  const own = [...byStatus].map(([status, entries]) => [status, withReasons(status as ProblemStatus, entries)]);
  return { ...problemResponses(...CALL_PROBLEMS), ...Object.fromEntries(own) };
};

const withReasons = (
  status: ProblemStatus,
  entries: readonly [string, { readonly description: string }][],
): ZodOpenApiResponseObject => ({
  ...toResponse(status),
  description: [
    MEANINGS[status],
    ...entries.map(([reason, { description }]) => `\`reason: ${reason}\`: ${description}`),
  ].join("\n\n"),
  content: {
    [PROBLEM_TYPE]: { schema: problem.extend({ reason: z.enum(entries.map(([reason]) => reason)).optional() }) },
  },
});
