import type { EventStore, JSONRPCMessage, RequestId } from "@modelcontextprotocol/server";

/** A session keeps no more events than these; the oldest go first. */
const MAX_EVENTS = 256;

export interface SessionEvents extends EventStore {
  /** Forgets the streams on which these requests were answered: the client has them, and will not come back. */
  forgetAnswered(requestIds: readonly RequestId[]): void;
}

interface StoredEvent {
  readonly streamId: string;
  readonly message: JSONRPCMessage;
}

/** What one session sent on its streams, so that a client can have the rest of one that ended before the answer. */
export const createSessionEvents = (): SessionEvents => {
  const events = new Map<string, StoredEvent>();
  let count = 0;

  const dropOldest = (): void => {
    const [oldest] = events.keys();
    if (oldest !== undefined) events.delete(oldest);
  };

  return {
    storeEvent: async (streamId, message) => {
      const eventId = `${++count}`;
      events.set(eventId, { streamId, message });
      if (events.size > MAX_EVENTS) dropOldest();
      return eventId;
    },
    getStreamIdForEventId: async (eventId) => events.get(eventId)?.streamId,
    replayEventsAfter: async (lastEventId, { send }) => {
      const streamId = events.get(lastEventId)?.streamId ?? "";
      for (const [eventId, event] of [...events]) {
        const isLater = Number(eventId) > Number(lastEventId);
        // The event that opens a stream carries an id and nothing else.
        if (event.streamId === streamId && isLater && "jsonrpc" in event.message) await send(eventId, event.message);
      }
      return streamId;
    },
    forgetAnswered: (requestIds) => {
      const answered = new Set<string>();
      for (const { streamId, message } of events.values()) if (isAnswerTo(requestIds, message)) answered.add(streamId);
      for (const [eventId, { streamId }] of events) if (answered.has(streamId)) events.delete(eventId);
    },
  };
};

/** The SDK's `isJSONRPCResponse` would parse each message by its schema once more, all of them for every answer. */
const isAnswerTo = (requestIds: readonly RequestId[], message: JSONRPCMessage): boolean =>
  ("result" in message || "error" in message) && message.id !== undefined && requestIds.includes(message.id);
