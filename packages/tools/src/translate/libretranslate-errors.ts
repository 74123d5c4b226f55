import { ToolError } from "@twinhost/core";
import { z } from "zod";
import type { ErrorAnswer } from "./engine-client.ts";

const Failed = z.object({ error: z.string() });

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const UNITS_MS: Readonly<Record<string, number>> = {
  second: SECOND_MS,
  minute: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 24 * 60 * MINUTE_MS,
};

/** LibreTranslate does not say how long a ban lasts; its operator may lift it at any time. */
const BAN_MS = 5 * MINUTE_MS;

/** The period of its limit, such as in "Slowdown: 2 per 1 minute": the longest possible wait, without a header. */
const readLimit = (said: string): number => {
  const [, count = "1", unit = "minute"] = /\bper (\d+)? ?(second|minute|hour|day)/.exec(said) ?? [];
  return Number(count) * (UNITS_MS[unit] ?? MINUTE_MS);
};

/** Maps an error response of LibreTranslate to the caller's error. Its message is shown only if the caller can act. */
export const libreTranslateError = ({ status, body, retryAfterMs }: ErrorAnswer): ToolError => {
  const said = Failed.safeParse(body).data?.error.slice(0, 300) ?? "";
  if (status === 429) {
    return new ToolError("rate_limited", "LibreTranslate limits how often this server may ask it. Try again later.", {
      retryAfterMs: retryAfterMs ?? readLimit(said),
    });
  }
  // Clients that exceed the limit too often are banned, with the status of a wrong key.
  if (status === 403 && /too many|violations|banned/i.test(said)) {
    return new ToolError(
      "rate_limited",
      "LibreTranslate has shut this server out for a time, because it went over the limit too often. Try again later, or " +
        "ask its operator for a higher limit.",
      { retryAfterMs: retryAfterMs ?? BAN_MS },
    );
  }
  // A missing key gives status 400.
  if (/api key/i.test(said)) {
    return new ToolError(
      "engine_unavailable",
      "LibreTranslate refuses this server: it asks for a valid API key. Set LIBRETRANSLATE_API_KEY.",
    );
  }
  if (status === 401 || status === 403) {
    return new ToolError(
      "engine_unavailable",
      `LibreTranslate refuses this server with HTTP status ${status}. Check its access rules and LIBRETRANSLATE_API_KEY.`,
    );
  }
  if (status === 400)
    return new ToolError("refused_input", `LibreTranslate refused the text: ${said || "bad request"}`);
  return new ToolError("engine_unavailable", `LibreTranslate failed with HTTP status ${status}; try again later.`);
};
