import { createParser } from "eventsource-parser";

/** The data of each event of a stream that was read to its end; comments and empty events are left out. */
export const eventsIn = (stream: string): string[] => {
  const events: string[] = [];
  createParser({ onEvent: ({ data }) => void (data !== "" && events.push(data)) }).feed(stream);
  return events;
};

/** The JSON of an MCP answer: the body, or its first message when it is an event stream. */
export const messageIn = (body: string): string => eventsIn(body)[0] ?? body;
