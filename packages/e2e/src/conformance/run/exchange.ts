import type { ServerResponse } from "node:http";
import type { Rpc } from "./rpc.ts";

/** A client's HTTP request and its response: one JSON body, or a stream if other messages precede the response. */
export class Exchange {
  readonly request: Rpc;
  readonly #response: ServerResponse;

  constructor(request: Rpc, response: ServerResponse) {
    this.request = request;
    this.#response = response;
  }

  send(message: Rpc): void {
    if (!this.#response.headersSent) this.#response.writeHead(200, { "content-type": "text/event-stream" });
    this.#response.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
  }

  finish(answer: Rpc): void {
    if (this.#response.headersSent) {
      this.send(answer);
      this.#response.end();
    } else this.#response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }

  /** Called if the client disconnects before the response. */
  onGone(listener: () => void): void {
    this.#response.once("close", () => {
      if (!this.#response.writableFinished) listener();
    });
  }
}
