import { once } from "node:events";
import type { ServerProcess } from "@twinhost/testing";
import { z } from "zod";

/** Lets {@link openLiveHeap} in; for the environment of the host. */
export const INSPECTABLE = { NODE_OPTIONS: "--inspect=127.0.0.1:0" };

export interface LiveHeap {
  /** Collects all garbage in the host, and says what heap is left in use, in bytes. */
  measure(): Promise<number>;
  close(): void;
}

const reply = z.object({ id: z.number(), result: z.looseObject({ usedSize: z.number().optional() }) });

/**
 * What a host really holds on to. The heap in use between two collections says more of the collector's mood than of a
 * leak. The host must have been started with {@link INSPECTABLE}, and its log not have been written full since.
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
