import { randomBytes } from "node:crypto";
import { createRequestStateCodec, type RequestStateCodec, type ServerContext } from "@modelcontextprotocol/server";
import type { Caller } from "../core/caller.ts";
import type { ClientAnswers } from "../core/client-port.ts";

/**
 * The answers that a client has given so far travel through the client: it sends only its newest ones, and the earlier
 * ones come back in the request state. The state is signed, and good for one caller and one method only.
 */
interface Round {
  readonly caller: string;
  readonly method: string;
  readonly answers: ClientAnswers;
}

let codec: RequestStateCodec<Round> | undefined;

/** The key lives as long as the process: all rounds of a call must reach the same one. */
const processCodec = (): RequestStateCodec<Round> => {
  codec ??= createRequestStateCodec<Round>({ key: randomBytes(32) });
  return codec;
};

export const signRequestState = (caller: Caller, { mcpReq }: ServerContext, answers: ClientAnswers): Promise<string> =>
  processCodec().mint({ caller: caller.id, method: mcpReq.method, answers });

/** @returns the SDK's hook: throws on a state that this process did not sign for this caller, else gives the round. */
export const verifyRequestState =
  (caller: Caller) =>
  async (state: string, context: ServerContext): Promise<Round> => {
    const round = await processCodec().verify(state, context);
    if (round.caller !== caller.id || round.method !== context.mcpReq.method) throw new Error("of another request");
    return round;
  };

/** What the client has answered, this time and before. */
export const answersSoFar = ({ mcpReq }: ServerContext): ClientAnswers => {
  const newest = (mcpReq.inputResponses ?? {}) as ClientAnswers;
  const earlier = mcpReq.requestState<Round>();
  return earlier ? { ...earlier.answers, ...newest } : newest;
};
