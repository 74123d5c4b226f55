import type { ClientCapabilities, Server, ServerContext } from "@modelcontextprotocol/server";
import type { ClientCapability, ContentBlock, QuestionKind } from "@twinhost/core";
import { CLIENT_CAPABILITIES_META } from "@twinhost/mcp-wire";
import { MISSING_CLIENT_CAPABILITY, RpcFailure } from "../protocol/rpc-failure.ts";

type ClientListener = Exclude<ClientCapability, QuestionKind>;

/** Sends a client what comes before the answer. */
export interface ClientChannel extends Pick<ClientListener, "log" | "release"> {
  progress(progress: number, total?: number, message?: string): void;
}

/** The channel of one request. @param logger the name of the logger */
export const channelOf = ({ mcpReq, http }: ServerContext, logger: string): ClientChannel => ({
  // A client that has left cannot be reached; its call is cancelled through its signal.
  log: (level, data) => void mcpReq.log(level, data, logger).catch(() => {}),
  release: () => http?.closeSSE?.(),
  progress: (progress, total, message) => {
    const progressToken = mcpReq._meta?.progressToken;
    if (progressToken === undefined) return;
    const params = {
      progressToken,
      progress,
      ...(total !== undefined && { total }),
      ...(message !== undefined && { message }),
    };
    mcpReq.notify({ method: "notifications/progress", params }).catch(() => {});
  },
});

export const clientSideOf = (server: Server, context: ServerContext, channel: ClientChannel): ClientSide => {
  const isModern = context.mcpReq.envelope !== undefined;
  return new ClientSide(channel, {
    isModern,
    capabilities: isModern ? capabilitiesOf(context) : server.getClientCapabilities(),
  });
};

/** What is known about the client of one request. */
interface ClientTraits {
  /** Revision 2026-07-28. */
  readonly isModern: boolean;
  readonly capabilities: ClientCapabilities | undefined;
  /** False if the client wants no log messages; true by default, because the SDK's server filters them itself. */
  readonly wantsLog?: boolean;
}

/** The client behind one request: what it supports, and what the request has shown it. */
export class ClientSide implements ClientListener {
  readonly offers: readonly ClientCapability[];
  /** Content to be sent with the answer. */
  readonly shown: ContentBlock[] = [];
  readonly #channel: ClientChannel;
  readonly #traits: ClientTraits;
  #undeclared: QuestionKind | undefined;

  constructor(channel: ClientChannel, traits: ClientTraits) {
    this.#channel = channel;
    this.#traits = traits;
    this.offers = [...offeredKinds(traits.capabilities), this];
  }

  log(...said: Parameters<ClientListener["log"]>): void {
    if (this.#traits.wantsLog !== false) this.#channel.log(...said);
  }

  show(blocks: readonly ContentBlock[]): void {
    this.shown.push(...blocks);
  }

  release(): void {
    // A stream of 2026-07-28 must stay open until the answer.
    if (!this.#traits.isModern) this.#channel.release();
  }

  notOffered(kind: QuestionKind): void {
    this.#undeclared = kind;
  }

  /** @throws the protocol's error if a question failed for an undeclared capability (2026-07-28 only) */
  throwIfUndeclared(): void {
    if (!this.#traits.isModern || this.#undeclared === undefined) return;
    const capability = CAPABILITY_OF[this.#undeclared];
    throw new RpcFailure(MISSING_CLIENT_CAPABILITY, `This needs a client that declares the capability ${capability}.`, {
      requiredCapabilities: { [capability]: {} },
      code: "refused_input",
      retryable: false,
    });
  }
}

const capabilitiesOf = ({ mcpReq }: ServerContext): ClientCapabilities | undefined =>
  (mcpReq.envelope as Record<string, ClientCapabilities> | undefined)?.[CLIENT_CAPABILITIES_META];

const CAPABILITY_OF = {
  elicit: "elicitation",
  sample: "sampling",
  roots: "roots",
} as const satisfies Record<QuestionKind, keyof ClientCapabilities>;

const offeredKinds = (capabilities: ClientCapabilities | undefined): QuestionKind[] =>
  capabilities ? KINDS.filter((kind) => capabilities[CAPABILITY_OF[kind]]) : [];

const KINDS = Object.keys(CAPABILITY_OF) as QuestionKind[];
