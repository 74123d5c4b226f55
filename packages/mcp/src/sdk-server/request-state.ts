import { randomBytes } from "node:crypto";
import type { RequestStateCodec, ServerContext } from "@modelcontextprotocol/server";
import type { Caller, ClientResponses } from "@twinhost/core";

/**
 * The earlier answers of a client travel through the client: it sends only its newest ones, and the earlier ones come
 * back in the request state. The state is signed, and valid for one caller and one method only.
 */
interface Round {
  readonly caller: string;
  readonly method: string;
  readonly answers: ClientResponses;
}

/** Signs and verifies request states. All rounds of a call must reach hosts with the same key. */
export interface RequestStates {
  sign(caller: Caller, context: ServerContext, answers: ClientResponses): Promise<string>;
  /** For the SDK's hook. @throws if the state was not signed with this key for this caller and method */
  verify(caller: Caller, state: string, context: ServerContext): Promise<Round>;
}

/** @param key called once, when a tool first asks its client something */
export const createRequestStates = (key: () => Uint8Array): RequestStates => {
  let codec: RequestStateCodec<Round> | undefined;
  const opened = async (): Promise<RequestStateCodec<Round>> => {
    const { createRequestStateCodec } = await import("./request-state-codec.ts");
    codec ??= createRequestStateCodec<Round>({ key: key() });
    return codec;
  };
  return {
    sign: async (caller, { mcpReq }, answers) =>
      (await opened()).mint({ caller: caller.id, method: mcpReq.method, answers }),
    verify: async (caller, state, context) => {
      const round = await (await opened()).verify(state, context);
      if (round.caller !== caller.id || round.method !== context.mcpReq.method) throw new Error("of another request");
      return round;
    },
  };
};

/** For a host that does not share its calls: the key ends with the process. */
export const STATES_OF_THIS_PROCESS = createRequestStates(() => randomBytes(32));

/** All answers of the client, from this round and before. */
export const answersSoFar = ({ mcpReq }: ServerContext): ClientResponses => {
  const newest = (mcpReq.inputResponses ?? {}) as ClientResponses;
  const earlier = mcpReq.requestState<Round>();
  return earlier ? { ...earlier.answers, ...newest } : newest;
};
