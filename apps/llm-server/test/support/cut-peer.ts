import type { ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { startLoopbackServer } from "@twinhost/testing";
import { pieces, type WireFormat } from "./peers/wire-format.ts";

/** How a connection ends before its answer does: by a reset, or with a proper end of the body. */
export type Cut = "reset" | "ended";

/** A model server in the format of a provider, whose every answer stops midway. */
export const startCutPeer = async (format: WireFormat, said: string, cut: Cut): Promise<{ url: string }> => {
  const stop = (response: ServerResponse, begun: string): void => {
    response.write(begun, () => (cut === "reset" ? response.destroy() : response.end()));
  };
  const server = await startLoopbackServer(async (incoming, response) => {
    const body = await text(incoming);
    const { isStream } = format.read(JSON.parse(body), incoming.url ?? "");
    response.writeHead(200, { "content-type": isStream ? "text/event-stream" : "application/json" });
    if (!isStream) return stop(response, JSON.stringify(format.answer({ text: said })).slice(0, -20));
    const events = format.events({ text: said }).map(({ event, data }) => ({ event, data: JSON.stringify(data) }));
    // The last events announce the end.
    const begun = events.slice(0, events.findIndex(({ data }) => data.includes(`"${pieces(said)[1]}"`)) + 1);
    stop(response, begun.map(({ event, data }) => `${event ? `event: ${event}\n` : ""}data: ${data}\n\n`).join(""));
  });
  return { url: server.url };
};
