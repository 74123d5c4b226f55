import { once } from "node:events";
import type { ServerProcess } from "@twinhost/testing";
import { z } from "zod";

/** Environment variables of a host that allow {@link openLiveHeap} to attach. */
export const INSPECTABLE = { NODE_OPTIONS: "--inspect=127.0.0.1:0" };

export interface LiveHeap {
  /** Collects all garbage in the host. @returns the heap still in use, in bytes */
  measure(): Promise<number>;
  close(): void;
}

const reply = z.object({ id: z.number(), result: z.looseObject({ usedSize: z.number().optional() }) });

/**
 * Measures a host's live heap. Between collections, the heap in use depends more on the collector than on a leak. The
 * host must have been started with {@link INSPECTABLE}, and its captured log must still contain the inspector's URL.
 */
export const openLiveHeap = async (host: ServerProcess): Promise<LiveHeap> => {
  const address = /Debugger listening on (ws:\S+)/.exec(host.log())?.[1];
  if (!address) throw new Error(`The host has no inspector: ${host.log()}`);
  const socket = new WebSocket(address);
  await once(socket, "open");
  const waiting = new Map<number, (usedSize: number | undefined) => void>();
  socket.addEventListener("message", ({ data }) => {
    const { id, result } = reply.parse(JSON.parse(String(data)));
    waiting.get(id)?.(result.usedSize);
    waiting.delete(id);
  });
  let lastId = 0;
  const send = (method: string): Promise<number | undefined> => {
    const id = ++lastId;
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    waiting.set(id, resolve);
    socket.send(JSON.stringify({ id, method }));
    return promise;
  };
  return {
    measure: async () => {
      await send("HeapProfiler.collectGarbage");
      const usedSize = await send("Runtime.getHeapUsage");
      if (usedSize === undefined) throw new Error("The inspector did not tell the heap's size.");
      return usedSize;
    },
    close: () => socket.close(),
  };
};
