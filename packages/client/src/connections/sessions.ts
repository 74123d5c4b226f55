import { setTimeout as sleep } from "node:timers/promises";
import { type Client, ProtocolError, SdkHttpError, type Transport } from "@modelcontextprotocol/client";

/** The server no longer knows the session of a request, so the request never ran. */
export class SessionUnknown extends Error {
  constructor(cause: unknown) {
    super("The server does not know the session.", { cause });
  }
}

/** The session is gone, and it is unknown whether the request ran in it. */
export class SessionLost extends Error {
  constructor(cause: unknown) {
    super("The session with the server is gone; the next use opens a new one.", { cause });
  }
}

/** Words of servers that were restarted, and get the id of a session that they never had. */
const NAMES_THE_SESSION =
  /(?:unknown|invalid|expired|missing|stale|no valid|no such|no active|non-?existent).{0,20}session|session.{0,40}(?:not found|unknown|invalid|expired|terminated|missing|not valid|does not exist|doesn't exist|no longer|ended|closed|gone)|(?:server|session|connection|client).{0,10}not (?:yet )?initialized/is;
/** Statuses with which servers answer an unknown session, but other problems too. */
const MAY_BE_THE_SESSION = new Set([400, 401, 409, 422, 500, 501]);
const PING_TIMEOUT_MS = 3_000;
/** A server that we leave need not confirm it. */
const END_TIMEOUT_MS = 1_000;

/**
 * Why a request failed: the error itself while the session goes on, else that the session is gone.
 * @returns the error to throw
 */
export const withSessionFate = async (client: Client, error: unknown): Promise<unknown> => {
  if (client.transport?.sessionId === undefined) return error;
  if (error instanceof ProtocolError) return NAMES_THE_SESSION.test(error.message) ? new SessionUnknown(error) : error;
  if (!(error instanceof SdkHttpError)) return error;
  const { status } = error;
  if (status === 404 || status === 410) return new SessionUnknown(error);
  if (NAMES_THE_SESSION.test(String(error.data.text ?? ""))) return new SessionUnknown(error);
  if (!MAY_BE_THE_SESSION.has(status)) return error;
  return (await isAlive(client)) ? error : new SessionLost(error);
};

/** Why a handshake failed: the error itself, or that the session it had opened was unknown to whoever answered next. */
export const withHandshakeFate = ({ sessionId }: Transport, error: unknown): unknown => {
  const isUnknown = error instanceof SdkHttpError && (error.status === 404 || error.status === 410);
  return sessionId !== undefined && isUnknown ? new SessionUnknown(error) : error;
};

/** A session that is gone refuses every request. */
const isAlive = (client: Client): Promise<boolean> =>
  client.ping({ timeout: PING_TIMEOUT_MS }).then(
    () => true,
    (error) =>
      !(error instanceof SdkHttpError) && !(error instanceof ProtocolError && NAMES_THE_SESSION.test(error.message)),
  );

/** Tells the server that its session, if there is one, is no longer needed. */
export const endSession = async ({ transport }: Client): Promise<void> => {
  if (!transport?.sessionId || !("terminateSession" in transport)) return;
  const ended = (transport.terminateSession as () => Promise<void>)().catch(() => {});
  await Promise.race([ended, sleep(END_TIMEOUT_MS, undefined, { ref: false })]);
};
