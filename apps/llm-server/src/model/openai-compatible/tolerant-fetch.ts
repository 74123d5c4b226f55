import { errorIn } from "./error-body.ts";
import { plainChoice, plainHead } from "./plain-completion.ts";
import { type Json, objectOf } from "./read-json.ts";
import { tolerantEvents } from "./tolerant-events.ts";

/**
 * Answers of OpenAI-compatible servers as OpenAI would send them: errors inside HTTP 200, fields of other types, chunks of
 * other kinds, one piece where a stream was asked for. What was refused by its status stays as it is.
 */
export const tolerantFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!response.ok || !response.body) return response;
  const isStream = typeof init?.body === "string" && objectOf(init.body)?.stream === true;
  if (isStream && !isJson(response)) return streamed(tolerantEvents(response.body), response);
  const text = await response.text();
  const body = objectOf(text);
  if (!body) return new Response(text, response);
  const error = errorIn(body);
  if (error) return Response.json({ error }, { status: error.status, headers: retryAfterOf(response) });
  const completion = { ...plainHead(body), choices: choicesOf(body) };
  return isStream ? streamed(asEvents(completion), response) : Response.json(completion);
};

const isJson = ({ headers }: Response): boolean => headers.get("content-type")?.includes("json") === true;

const retryAfterOf = ({ headers }: Response): Record<string, string> => {
  const value = headers.get("retry-after");
  return value === null ? {} : { "retry-after": value };
};

const choicesOf = ({ choices }: Json): Json[] | undefined =>
  Array.isArray(choices) ? choices.map((choice) => plainChoice(choice, "message")) : undefined;

const streamed = (events: AsyncIterable<string>, { headers }: Response): Response => {
  const passed = new Headers(headers);
  // The events are other bytes than those that came.
  for (const name of ["content-length", "content-encoding"]) passed.delete(name);
  passed.set("content-type", "text/event-stream");
  return new Response(ReadableStream.from(events).pipeThrough(new TextEncoderStream()), { headers: passed });
};

/** A whole completion as the chunks of a stream. */
async function* asEvents({ choices = [], ...head }: Json & { choices: Json[] | undefined }): AsyncGenerator<string> {
  const chunk = {
    ...head,
    choices: choices.map(({ message, ...choice }) => plainChoice({ ...choice, delta: message }, "delta")),
  };
  yield `data: ${JSON.stringify(chunk)}\n\n`;
  yield "data: [DONE]\n\n";
}
