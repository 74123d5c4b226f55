import type { ServerContext } from "@modelcontextprotocol/server";
import type { Run } from "./begin-call.ts";
import type { ClientChannel } from "./client-side.ts";

/** Hands a request over to the SDK's server. @param mark marks it as one whose call is already running */
export type HandOver = (mark: <Message extends object>(request: Message) => Message) => void;

/** Key in `_meta`, because the SDK passes on nothing but the message. */
const RUNNING_META = "twinhost/running";

/**
 * A call that began without the SDK's server, which takes it over when the call sends something before its answer. What
 * it sends until then is queued in order.
 */
export class RunningCall implements ClientChannel {
  readonly #handOver: HandOver;
  #taker: PromiseWithResolvers<ClientChannel> | undefined;
  run: Run | undefined;
  isLeft = false;

  constructor(handOver: HandOver) {
    this.#handOver = handOver;
  }

  log(...said: Parameters<ClientChannel["log"]>): void {
    this.#tell((taker) => taker.log(...said));
  }

  progress(...made: Parameters<ClientChannel["progress"]>): void {
    this.#tell((taker) => taker.progress(...made));
  }

  release(): void {
    this.#tell((taker) => taker.release());
  }

  #tell(say: (taker: ClientChannel) => void): void {
    this.leave();
    void this.#taken.promise.then(say);
  }

  /** Created lazily: few calls are handed over. */
  get #taken(): PromiseWithResolvers<ClientChannel> {
    this.#taker ??= Promise.withResolvers();
    return this.#taker;
  }

  /** Hands the call over to the SDK's server. */
  leave(): void {
    if (this.isLeft) return;
    this.isLeft = true;
    // A tool may send something before it has returned its promise, when `run` is not set yet.
    queueMicrotask(() => this.#handOver((request) => this.#marked(request)));
  }

  #marked<Message extends object>(request: Message): Message {
    const { params } = request as { params?: { _meta?: object } };
    return { ...request, params: { ...params, _meta: { ...params?._meta, [RUNNING_META]: this } } };
  }

  /** Returns the run only once: rounds after a question are new calls. */
  take(taker: ClientChannel): Run | undefined {
    const { run } = this;
    this.run = undefined;
    this.#taken.resolve(taker);
    return run;
  }
}

/** The call that is already running for this request; what it sends goes to `channel`. */
export const takeRunningCall = ({ mcpReq }: ServerContext, channel: ClientChannel): Run | undefined => {
  const running = mcpReq._meta?.[RUNNING_META];
  // A client cannot forge this: what it sends is plain JSON.
  return running instanceof RunningCall ? running.take(channel) : undefined;
};
