import type { ServerContext } from "@modelcontextprotocol/server";
import type { Run } from "./begin-call.ts";
import type { ClientChannel } from "./client-side.ts";

/** Gives a request to the SDK's server. @param mark makes it one whose call runs already */
export type HandOver = (mark: <Message extends object>(request: Message) => Message) => void;

/** Key in `_meta`, for the SDK hands on nothing beside a message. */
const RUNNING_META = "twinhost/running";

/**
 * A call that began without the SDK's server, which takes it over when it says something before its answer. What it says
 * until then waits, in its order.
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

  /** Made for the few calls that are left. */
  get #taken(): PromiseWithResolvers<ClientChannel> {
    this.#taker ??= Promise.withResolvers();
    return this.#taker;
  }

  /** Leaves the call to the SDK's server. */
  leave(): void {
    if (this.isLeft) return;
    this.isLeft = true;
    // A tool may speak before it has returned its promise, which is the run.
    queueMicrotask(() => this.#handOver((request) => this.#marked(request)));
  }

  #marked<Message extends object>(request: Message): Message {
    const { params } = request as { params?: { _meta?: object } };
    return { ...request, params: { ...params, _meta: { ...params?._meta, [RUNNING_META]: this } } };
  }

  /** The run, once: the rounds after a question are calls anew. */
  take(taker: ClientChannel): Run | undefined {
    const { run } = this;
    this.run = undefined;
    this.#taken.resolve(taker);
    return run;
  }
}

/** The call that runs for this request already; what it says goes to `channel`. */
export const takeRunningCall = ({ mcpReq }: ServerContext, channel: ClientChannel): Run | undefined => {
  const running = mcpReq._meta?.[RUNNING_META];
  // What a client sends is no object of this process.
  return running instanceof RunningCall ? running.take(channel) : undefined;
};
