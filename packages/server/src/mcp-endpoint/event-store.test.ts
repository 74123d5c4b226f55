import { expect, it } from "vitest";
import { createSessionEvents } from "./event-store.ts";

const notification = (number: number) => ({ jsonrpc: "2.0", method: "n", params: { number } }) as const;
const answer = (id: number) => ({ jsonrpc: "2.0", id, result: {} }) as const;
/** What the SDK stores for the event that opens a stream. */
const OPENING = {} as never;

const replay = async (events: ReturnType<typeof createSessionEvents>, after: string) => {
  const sent: unknown[] = [];
  const stream = await events.replayEventsAfter(after, {
    send: async (id, message) => {
      sent.push([id, message]);
    },
  });
  return { stream, sent };
};

it("replays what came later on the same stream", async () => {
  const events = createSessionEvents();
  const opening = await events.storeEvent("a", OPENING);
  await events.storeEvent("b", notification(1));
  const second = await events.storeEvent("a", notification(2));
  const third = await events.storeEvent("a", answer(7));
  expect(await events.getStreamIdForEventId?.(opening)).toBe("a");
  expect(await replay(events, opening)).toEqual({
    stream: "a",
    sent: [
      [second, notification(2)],
      [third, answer(7)],
    ],
  });
  expect((await replay(events, third)).sent).toEqual([]);
});

it("forgets a stream whose request was answered, and no other", async () => {
  const events = createSessionEvents();
  const answered = await events.storeEvent("a", notification(1));
  await events.storeEvent("a", answer(7));
  const waiting = await events.storeEvent("b", notification(2));
  events.forgetAnswered([7, 8]);
  expect(await events.getStreamIdForEventId?.(answered)).toBeUndefined();
  expect(await events.getStreamIdForEventId?.(waiting)).toBe("b");
});

it("keeps only the newest events", async () => {
  const events = createSessionEvents();
  const first = await events.storeEvent("a", notification(0));
  for (let number = 1; number <= 256; number++) await events.storeEvent("a", notification(number));
  expect(await events.getStreamIdForEventId?.(first)).toBeUndefined();
  expect((await replay(events, "2")).sent).toHaveLength(255);
});
