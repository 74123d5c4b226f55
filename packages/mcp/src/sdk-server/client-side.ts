import {
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  type InputRequest,
  type InputRequiredResult,
  inputRequired,
  ProtocolError,
  ProtocolErrorCode,
  type Server,
  type ServerContext,
} from "@modelcontextprotocol/server";
import type { ClientCapability, ClientQuestion, ContentBlock, QuestionKind, SingleQuestion } from "@twinhost/core";

/** The client behind one request: what it offers, and what the request told it. */
export interface ClientSide {
  readonly offers: readonly ClientCapability[];
  /** What was shown to it, to be sent with the answer. */
  readonly shown: readonly ContentBlock[];
  /** @throws the protocol's error if a question failed that the client had to declare (2026-07-28 only). */
  throwIfUndeclared(): void;
}

/** What a client is told before the answer. */
export interface ClientChannel extends Pick<Exclude<ClientCapability, QuestionKind>, "log" | "release"> {
  progress(progress: number, total?: number, message?: string): void;
}

/** The channel of one request. @param logger names who logs */
export const channelOf = ({ mcpReq, http }: ServerContext, logger: string): ClientChannel => ({
  // A client that left cannot be told; the call itself is cancelled through its signal.
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
  return createClientSide({
    ...channel,
    isModern,
    capabilities: isModern ? capabilitiesOf(context) : server.getClientCapabilities(),
  });
};

/** How one request says what its client can do, and how the client is told something meanwhile. */
interface ClientPort extends Pick<ClientChannel, "log" | "release"> {
  /** Revision 2026-07-28. */
  readonly isModern: boolean;
  readonly capabilities: ClientCapabilities | undefined;
}

export const createClientSide = ({ isModern, capabilities, log, release }: ClientPort): ClientSide => {
  const shown: ContentBlock[] = [];
  let undeclared: QuestionKind | undefined;
  return {
    shown,
    offers: [
      ...offeredKinds(capabilities),
      {
        log,
        show: (blocks) => void shown.push(...blocks),
        release,
        notOffered: (kind) => {
          undeclared = kind;
        },
      },
    ],
    throwIfUndeclared: () => {
      if (!isModern || undeclared === undefined) return;
      const capability = CAPABILITY_OF[undeclared];
      throw new ProtocolError(
        ProtocolErrorCode.MissingRequiredClientCapability,
        `This needs a client that declares the capability ${capability}.`,
        { requiredCapabilities: { [capability]: {} }, code: "refused_input", retryable: false },
      );
    },
  };
};

/**
 * Ends a round: the client gets the questions.
 * @param requestState the answers so far, signed, for the client to bring back
 */
export const askClient = (
  questions: Readonly<Record<string, ClientQuestion>>,
  requestState: string,
): InputRequiredResult => {
  const single = Object.entries(questions).flatMap(([key, question]): [string, SingleQuestion][] =>
    question.kind === "several" ? Object.entries(question.questions) : [[key, question]],
  );
  return inputRequired({
    inputRequests: Object.fromEntries(single.map(([key, question]) => [key, toInputRequest(question)])),
    requestState,
  });
};

const capabilitiesOf = ({ mcpReq }: ServerContext): ClientCapabilities | undefined =>
  (mcpReq.envelope as Record<string, ClientCapabilities> | undefined)?.[CLIENT_CAPABILITIES_META_KEY];

const CAPABILITY_OF = {
  elicit: "elicitation",
  sample: "sampling",
  roots: "roots",
} as const satisfies Record<QuestionKind, keyof ClientCapabilities>;

const offeredKinds = (capabilities: ClientCapabilities | undefined): QuestionKind[] =>
  capabilities ? KINDS.filter((kind) => capabilities[CAPABILITY_OF[kind]]) : [];

const KINDS = Object.keys(CAPABILITY_OF) as QuestionKind[];

const toInputRequest = (question: SingleQuestion): InputRequest => {
  switch (question.kind) {
    case "elicit":
      return inputRequired.elicit({ message: question.message, requestedSchema: question.schema as never });
    case "sample":
      return inputRequired.createMessage(question.request as never);
    case "roots":
      return inputRequired.listRoots();
  }
};
