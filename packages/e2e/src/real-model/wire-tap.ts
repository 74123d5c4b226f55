import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** One request to the model server and its response, as sent over the wire. */
export interface Exchange {
  readonly request: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly response: string;
}

export interface WireTap {
  /** The LLM server uses this as the model server's URL. */
  readonly url: string;
  /** Forwards further requests to this URL. */
  pointTo(url: string): void;
  /** The chat completions since the last call, once their responses are complete. */
  take(): Promise<readonly Exchange[]>;
  close(): void;
}

/** A proxy in front of the model server that streams everything through unchanged and records it. */
export const openWireTap = async (modelServerUrl: string): Promise<WireTap> => {
  let target = modelServerUrl;
  let exchanges: Exchange[] = [];
  let open = 0;
  const server = createServer(async (incoming, response) => {
    open++;
    const caller = new AbortController();
    response.once("close", () => caller.abort());
    let status = 0;
    let answered = "";
    const body = await text(incoming);
    try {
      const { authorization = "", "content-type": type = "" } = incoming.headers;
      const answer = await fetch(`${target}${incoming.url}`, {
        method: incoming.method ?? "GET",
        headers: { authorization, "content-type": type },
        signal: caller.signal,
        ...(body && { body }),
      });
      status = answer.status;
      response.writeHead(status, { "content-type": answer.headers.get("content-type") ?? "" });
      const decoder = new TextDecoder();
      for await (const chunk of answer.body ?? []) {
        answered += decoder.decode(chunk, { stream: true });
        response.write(chunk);
      }
      response.end();
    } catch {
      response.destroy(); // the model server is unavailable or closed the connection: pass that on
    }
    if (body) exchanges.push({ request: JSON.parse(body), status, response: answered });
    open--;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pointTo: (url) => {
      target = url;
    },
    take: async () => {
      while (open > 0) await sleep(10);
      const taken = exchanges;
      exchanges = [];
      return taken;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
