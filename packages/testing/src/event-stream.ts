import { createParser, type EventSourceMessage } from "eventsource-parser";

/** The data of each event of a stream that was read to its end; comments and empty events are left out. */
export const eventsIn = (stream: string): string[] => {
  const events: string[] = [];
  createParser({ onEvent: ({ data }) => void (data !== "" && events.push(data)) }).feed(stream);
  return events;
};

/** The events of a stream as they come, empty ones included. */
export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<EventSourceMessage> {
  const events: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => void events.push(event) });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* events.splice(0);
  }
}

/** The JSON of an MCP answer: the body, or its first message when it is an event stream. */
export const messageIn = (body: string): string => eventsIn(body)[0] ?? body;
