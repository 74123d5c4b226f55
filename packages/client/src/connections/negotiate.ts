import {
  ProtocolError,
  ProtocolErrorCode,
  SdkHttpError,
  type VersionNegotiationOptions,
} from "@modelcontextprotocol/client";
import { ToolError } from "@twinhost/core";
import { reachOf } from "../connection-failure.ts";
import type { ProtocolRevision } from "../tool-client.ts";

/** Opens its own connection, and negotiates the revision as told, within the timeout. */
type Attempt<Connected> = (negotiation: VersionNegotiationOptions, timeoutMs: number) => Promise<Connected>;

/** How long a server may take to answer which revision it speaks before `initialize` is tried. */
const PROBE_TIMEOUT_MS = 3_000;
/** The question may have left a server stuck, so it is restarted long before the time for connecting is over. */
const UNTIL_RESTART = { least: 5_000, share: 1 / 3 };
/** Refusals that do not depend on the revision: credentials, rate, or an unavailable server behind a proxy. */
const REFUSED_IN_ANY_REVISION = new Set([401, 429, 502, 503, 504]);

/**
 * Connects in the requested revision. With `auto`, a server that cannot handle being asked for the newer revision
 * (it exits, crashes, stays silent, or answers nonsense) gets a new connection and `initialize`. The revision that a
 * server speaks is remembered for its next connection.
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
    // A slow modern server shows itself by refusing `initialize`; its next attempt gets all the time.
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

/** Whether the attempt may have failed only because of the revision that the server was addressed in. */
const mayBeTheRevision = (error: unknown): boolean => {
  if (error instanceof ToolError || reachOf(error) === "notSent") return false;
  return !(error instanceof SdkHttpError && REFUSED_IN_ANY_REVISION.has(error.status));
};
