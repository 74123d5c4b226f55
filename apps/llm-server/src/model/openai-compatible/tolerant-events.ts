import { EventSourceParserStream } from "eventsource-parser/stream";
import { createCallIndexes } from "./call-indexes.ts";
import { errorIn } from "./error-body.ts";
import { endOfCalls, plainChoice, plainHead } from "./plain-completion.ts";
import { type Json, objectOf } from "./read-json.ts";

const DONE = "[DONE]";

/**
 * The chunks of a streamed completion as OpenAI would send them, or an error in place of the next. Once a choice has
 * finished, the answer is complete: after that only token counts are passed on, and neither an error nor a broken
 * connection can spoil it.
 */
export const tolerantEvents = async function* (bytes: ReadableStream<Uint8Array>): AsyncGenerator<Json> {
  let isFinished = false;
  /** The finish reason for an answer whose server never sends one. */
  let ending: "stop" | "tool_calls" | undefined;
  let isDone = false;
  const indexed = createCallIndexes();
  try {
    for await (const { event, data } of eventsIn(bytes)) {
      isDone = data.trim() === DONE;
      if (isDone) break;
      const chunk = objectOf(data);
      const error = chunk && errorIn(event === "error" ? { error: chunk.error ?? chunk } : chunk);
      if (isFinished) {
        if (chunk?.usage && !error) yield { ...plainHead(chunk), choices: [] };
        continue;
      }
      if (error) return yield { error };
      if (!chunk) {
        if (data.trim() === "" || isJsonValue(data)) continue;
        return yield { error: { message: `a chunk that is no JSON: ${data.slice(0, 100)}`, type: "server_error" } };
      }
      const said = choicesOf(chunk).map((choice) => withIndexes(choice, indexed));
      if (said.length === 0 && !chunk.usage) continue;
      ending = ending === "tool_calls" ? ending : (endingOf(said) ?? ending);
      const choices = ending === "tool_calls" ? said.map(endingInCalls) : said;
      yield { ...plainHead(chunk), choices };
      isFinished = choices.some(({ finish_reason }) => finish_reason !== null);
    }
  } catch (error) {
    if (!isFinished) throw error;
  }
  if (isDone && !isFinished && ending) yield { choices: [{ index: 0, delta: {}, finish_reason: ending }] };
};

const eventsIn = (bytes: ReadableStream<Uint8Array>) =>
  bytes
    .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
    .pipeThrough(new EventSourceParserStream());

const withIndexes = (choice: Json, indexed: ReturnType<typeof createCallIndexes>): Json => {
  const delta = choice.delta as Json;
  if (!Array.isArray(delta.tool_calls)) return choice;
  return { ...choice, delta: { ...delta, tool_calls: indexed(delta.tool_calls) } };
};

const endingInCalls = (choice: Json): Json => ({ ...choice, finish_reason: endOfCalls(choice.finish_reason) });

const choicesOf = ({ choices }: Json): Json[] =>
  Array.isArray(choices) ? choices.map((choice) => plainChoice(choice, "delta")) : [];

const endingOf = (choices: readonly Json[]): "stop" | "tool_calls" | undefined => {
  const deltas = choices.map(({ delta }) => delta as Json);
  if (deltas.some(({ tool_calls }) => tool_calls !== undefined)) return "tool_calls";
  return deltas.some(({ content }) => content) ? "stop" : undefined;
};

const isJsonValue = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
