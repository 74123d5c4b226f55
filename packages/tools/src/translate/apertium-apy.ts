import type { Logger } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import { z } from "zod";
import { apertiumPair, translateJoined } from "./apertium-text.ts";
import { createEngineClient, type ErrorAnswer } from "./engine-client.ts";
import { cachePairs } from "./pair-cache.ts";
import type { TranslationEngine } from "./translation-engine.ts";

const HOW_TO_ADD =
  "Start apertium-apy on a machine with the language pairs wanted, such as the Debian package apertium-eng-spa, and set APERTIUM_APY_URL to its address.";
const LIST_TIMEOUT_MS = 3_000;
/** Less than the tool's own limit, so that a hung server leaves time for the next engine. */
const REQUEST_TIMEOUT_MS = 10_000;

/** APY strips asterisks before words, Apertium's mark of unknown words, so ours are sent as another character. */
const ASTERISK = "*";
const STAND_IN = "\ue001";

const Pairs = z.object({
  responseData: z.array(z.object({ sourceLanguage: z.string(), targetLanguage: z.string() })),
});
const Translated = z.object({ responseData: z.object({ translatedText: z.string() }) });

const apyError = ({ status, retryAfterMs }: ErrorAnswer): ToolError =>
  status === 429
    ? new ToolError("rate_limited", "Apertium's server limits how often this server may ask it. Try again later.", {
        retryAfterMs: retryAfterMs ?? 60_000,
      })
    : new ToolError("engine_unavailable", `Apertium's server failed with HTTP status ${status}; try again later.`);

interface ApyOptions {
  /** Base address, with or without a path prefix. */
  readonly url: string;
  readonly log: Logger;
  readonly requestTimeoutMs?: number;
}

/** Apertium on another machine, over the HTTP API of apertium-apy. */
export const createApertiumApy = ({
  url,
  log,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
}: ApyOptions): TranslationEngine => {
  const ask = createEngineClient({
    name: "apertium-apy",
    url,
    urlSetting: "APERTIUM_APY_URL",
    advice: HOW_TO_ADD,
    log,
    errorOf: apyError,
  });
  return {
    id: "apertium",
    description: url,
    expected: true,
    bounds: { characters: 5_000, pieces: 1_000 },
    howToAddPairs: HOW_TO_ADD,
    listPairs: cachePairs(async () => {
      const { responseData } = await ask({ path: "listPairs", timeoutMs: LIST_TIMEOUT_MS }, Pairs);
      const pairs = responseData.flatMap(({ sourceLanguage, targetLanguage }) =>
        apertiumPair(sourceLanguage, targetLanguage),
      );
      if (pairs.length > 0) return pairs;
      throw new ToolError("engine_unavailable", `Apertium's server has no language pair. ${HOW_TO_ADD}`);
    }),
    translatePieces: (pieces, { engineSource, engineTarget }, signal) =>
      translateJoined(pieces, async (text) => {
        const body = new URLSearchParams({
          langpair: `${engineSource}|${engineTarget}`,
          q: text.replaceAll(ASTERISK, STAND_IN),
          format: "txt",
          markUnknown: "no",
        });
        const { responseData } = await ask(
          { path: "translate", body, timeoutMs: requestTimeoutMs, signal },
          Translated,
        );
        return responseData.translatedText.replaceAll(STAND_IN, ASTERISK);
      }),
  };
};
