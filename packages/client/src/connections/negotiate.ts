import {
  ProtocolError,
  ProtocolErrorCode,
  SdkHttpError,
  type VersionNegotiationOptions,
} from "@modelcontextprotocol/client";
import { ToolError } from "@twinhost/core";
import { reachOf } from "../connection-failure.ts";
import type { ProtocolRevision } from "../tool-client.ts";

/** Opens its own connection, and agrees on the revision as told, within the time given. */
type Attempt<Connected> = (negotiation: VersionNegotiationOptions, timeoutMs: number) => Promise<Connected>;

/** How long a server may leave the question for the newer revision unanswered before `initialize` is tried. */
const PROBE_TIMEOUT_MS = 3_000;
/** Being asked may have left a server stuck: it is started again long before all the time for connecting is over. */
const UNTIL_RESTART = { least: 5_000, share: 1 / 3 };
/** Refused whatever the revision: by its credentials, its rate, or because the server behind a proxy is unavailable. */
const REFUSED_IN_ANY_REVISION = new Set([401, 429, 502, 503, 504]);

/**
 * Connects in the revision that is asked for. With `auto` a server that cannot stand being asked for the newer revision
 * (it ends, crashes, stays silent, or answers nonsense) gets a new connection and `initialize`. Which revision a server
 * speaks is remembered for its next connection.
 * @param isModern tells which revision a connection speaks
 */
export const createNegotiator = <Connected>(
  revision: ProtocolRevision,
  connectTimeoutMs: number,
  isModern: (connected: Connected) => boolean,
): ((attempt: Attempt<Connected>) => Promise<Connected>) => {
  if (revision !== "auto") {
    const mode = revision === "2025-11-25" ? "legacy" : { pin: revision };
    return (attempt) => attempt({ mode }, connectTimeoutMs);
  }
  const initialize: VersionNegotiationOptions = { mode: "legacy" };
  const ask = (timeoutMs: number): VersionNegotiationOptions => ({ mode: "auto", probe: { timeoutMs } });
  const untilRestartMs = Math.min(
    connectTimeoutMs,
    Math.max(UNTIL_RESTART.least, connectTimeoutMs * UNTIL_RESTART.share),
  );
  let known: "modern" | "legacy" | undefined;

  const inTurn = (): readonly VersionNegotiationOptions[] => {
    if (known === "legacy") return [initialize, ask(connectTimeoutMs)];
    // A modern server that starts slowly is known by its refusal of `initialize`: it is given all the time next.
    return [ask(known === "modern" ? connectTimeoutMs : Math.min(PROBE_TIMEOUT_MS, connectTimeoutMs / 2)), initialize];
  };

  return async (attempt) => {
    const [first, second] = inTurn() as [VersionNegotiationOptions, VersionNegotiationOptions];
    try {
      const firstTimeoutMs = known === undefined ? untilRestartMs : connectTimeoutMs;
      const connected = await attempt(first, firstTimeoutMs).catch((error) => {
        if (!mayBeTheRevision(error)) throw error;
        return attempt(second, connectTimeoutMs);
      });
      known = isModern(connected) ? "modern" : "legacy";
      return connected;
    } catch (error) {
      const isModernOnly =
        error instanceof ProtocolError && error.code === ProtocolErrorCode.UnsupportedProtocolVersion;
      if (isModernOnly) known = "modern";
      throw error;
    }
  };
};

/** Whether the attempt may have failed only because of the revision in which the server was addressed. */
const mayBeTheRevision = (error: unknown): boolean => {
  if (error instanceof ToolError || reachOf(error) === "notSent") return false;
  return !(error instanceof SdkHttpError && REFUSED_IN_ANY_REVISION.has(error.status));
};
