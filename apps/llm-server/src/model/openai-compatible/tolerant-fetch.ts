import { ERROR_WITHOUT_STATUS, errorIn } from "./error-body.ts";
import { failedGeneration, writtenCompletion } from "./failed-generation.ts";
import { plainChoice, plainHead, saysSomething } from "./plain-completion.ts";
import { asObject, type Json, objectOf } from "./read-json.ts";
import { tolerantEvents } from "./tolerant-events.ts";

/**
 * `fetch` that converts answers of OpenAI-compatible servers to OpenAI's format: errors inside HTTP 200, fields of other types,
 * unusual chunks, one piece where a stream was requested. An answer with an error status is passed on unchanged, unless
 * it contains a call that the model wrote.
 */
export const tolerantFetch =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await send(input, init);
    if (!response.body) return response;
    const isStream = typeof init?.body === "string" && objectOf(init.body)?.stream === true;
    if (response.ok && isStream && !isJson(response)) return openStream(tolerantEvents(response.body), response);
    const text = await response.text();
    const body = objectOf(text);
    const written = body && failedGeneration(body);
    if (!body || !(response.ok || written)) return new Response(text, response);
    const error = written ? undefined : errorIn(body);
    if (error) return failed(error, response);
    const completion = written ? writtenCompletion(written) : { ...plainHead(body), choices: choicesOf(body) };
    return isStream ? streamed(asChunks(completion), response) : Response.json(completion);
  };

/** A stream that starts with an error becomes a response with an error status, so that it is handled the same. */
const openStream = async (chunks: AsyncGenerator<Json>, response: Response): Promise<Response> => {
  const first: Json[] = [];
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    const error = asObject(next.value.error);
    if (error) {
      const written = failedGeneration({ error });
      return written ? streamed(asChunks(writtenCompletion(written)), response) : failed(error, response);
    }
    first.push(next.value);
    if (saysSomething(next.value)) break;
  }
  return streamed(withFirst(first, chunks), response);
};

async function* withFirst(first: readonly Json[], rest: AsyncGenerator<Json>): AsyncGenerator<Json> {
  yield* first;
  yield* rest;
}

const failed = (error: object, response: Response): Response => {
  const status = "status" in error && typeof error.status === "number" ? error.status : ERROR_WITHOUT_STATUS;
  return Response.json({ error }, { status, headers: retryAfterOf(response) });
};

const isJson = ({ headers }: Response): boolean => headers.get("content-type")?.includes("json") === true;

const retryAfterOf = ({ headers }: Response): Record<string, string> => {
  const value = headers.get("retry-after");
  return value === null ? {} : { "retry-after": value };
};

const choicesOf = ({ choices }: Json): Json[] | undefined =>
  Array.isArray(choices) ? choices.map((choice) => plainChoice(choice, "message")) : undefined;

const streamed = (chunks: AsyncIterable<Json>, { headers }: Response): Response => {
  const passed = new Headers(headers);
  // The events are encoded again, so these no longer apply.
  for (const name of ["content-length", "content-encoding"]) passed.delete(name);
  passed.set("content-type", "text/event-stream");
  return new Response(ReadableStream.from(asEvents(chunks)).pipeThrough(new TextEncoderStream()), { headers: passed });
};

async function* asEvents(chunks: AsyncIterable<Json>): AsyncGenerator<string> {
  for await (const chunk of chunks) yield `data: ${JSON.stringify(chunk)}\n\n`;
  yield "data: [DONE]\n\n";
}

/** Converts a completion to the chunks of a stream. */
async function* asChunks({ choices = [], ...head }: Json & { choices: Json[] | undefined }): AsyncGenerator<Json> {
  yield {
    ...head,
    choices: choices.map(({ message, ...choice }) => plainChoice({ ...choice, delta: message }, "delta")),
  };
}
