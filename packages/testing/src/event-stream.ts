import { createParser, type EventSourceMessage } from "eventsource-parser";

/** The data of each event in a complete stream, without comments and empty events. */
export const eventsIn = (stream: string): string[] => {
  const events: string[] = [];
  createParser({ onEvent: ({ data }) => void (data !== "" && events.push(data)) }).feed(stream);
  return events;
};

/** The events of a stream as they arrive, including empty ones. */
export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<EventSourceMessage> {
  const events: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => void events.push(event) });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* events.splice(0);
  }
}

/** The JSON of an MCP response: the body, or its first message if it is an event stream. */
export const messageIn = (body: string): string => eventsIn(body)[0] ?? body;
