import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Exchange } from "./exchange.ts";
import type { Rpc } from "./rpc.ts";

const SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";

/**
 * A stdio host behind the bridge. Requests of many HTTP clients share its pipe, so each is forwarded with a new id and
 * progress token, and responses get back those of their client.
 */
export class StdioChild {
  readonly #process: ChildProcess;
  readonly #exchanges = new Map<string, Exchange>();
  #count = 0;

  constructor(hostFile: string) {
    this.#process = spawn(process.execPath, [hostFile], { stdio: ["pipe", "pipe", "inherit"] });
    const { stdout } = this.#process;
    if (stdout) createInterface({ input: stdout }).on("line", (line) => this.#receive(JSON.parse(line) as Rpc));
  }

  /** Forwards a request; the exchange gets everything sent in response to it. */
  request(message: Rpc, exchange: Exchange): void {
    const id = `bridge-${++this.#count}`;
    this.#exchanges.set(id, exchange);
    exchange.onGone(() => {
      if (this.#exchanges.delete(id))
        this.tell({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: id } });
    });
    const token = message.params?._meta?.progressToken;
    const params =
      token === undefined
        ? message.params
        : { ...message.params, _meta: { ...message.params?._meta, progressToken: id } };
    this.#write({ ...message, id, ...(params && { params }) });
  }

  /** Forwards messages without a response: notifications, and responses to the host's own requests. */
  tell(message: Rpc): void {
    this.#write(message);
  }

  close(): void {
    this.#process.stdin?.end();
    this.#process.kill();
  }

  #write(message: Rpc): void {
    this.#process.stdin?.write(`${JSON.stringify(message)}\n`);
  }

  #receive(message: Rpc): void {
    const exchange = this.#exchangeOf(message);
    if (message.method === undefined) {
      this.#exchanges.delete(String(message.id));
      exchange?.finish({ ...message, id: exchange.request.id ?? null });
    } else exchange?.send(restore(message, exchange.request));
  }

  /** Matches responses by id, progress by token, changes by subscription; the rest belongs to the newest call. */
  #exchangeOf({ method, id, params }: Rpc): Exchange | undefined {
    if (method === undefined) return this.#exchanges.get(String(id));
    const key = params?.progressToken ?? params?._meta?.[SUBSCRIPTION_ID];
    if (key !== undefined) return this.#exchanges.get(String(key));
    return [...this.#exchanges.values()].findLast(({ request }) => request.method !== "subscriptions/listen");
  }
}

const restore = (message: Rpc, request: Rpc): Rpc => {
  const params = message.params;
  if (params?.progressToken !== undefined)
    return { ...message, params: { ...params, progressToken: request.params?._meta?.progressToken } };
  if (params?._meta?.[SUBSCRIPTION_ID] !== undefined)
    return { ...message, params: { ...params, _meta: { ...params._meta, [SUBSCRIPTION_ID]: request.id } } };
  return message;
};
