import type { Logger } from "@twinhost/core";
import { secret, serverUrl, ToolError } from "@twinhost/core";
import { z } from "zod";
import { createEngineClient } from "./engine-client.ts";
import { defineEngineKind } from "./engine-kind.ts";
import { canonicalTag } from "./languages.ts";
import { libreTranslateError } from "./libretranslate-errors.ts";
import { cachePairs } from "./pair-cache.ts";
import type { LanguagePair, TranslationEngine } from "./translation-engine.ts";

const HOW_TO_ADD =
  "Start LibreTranslate, with the languages wanted in its --load-only option, and set LIBRETRANSLATE_URL to its address.";
const LIST_TIMEOUT_MS = 3_000;
/** Less than the tool's own limit, so that a hung server leaves time for the next engine. */
const REQUEST_TIMEOUT_MS = 10_000;

/** LibreTranslate's own codes that are not BCP 47. */
const OWN_CODES: Readonly<Record<string, string>> = { zt: "zh-Hant", pb: "pt-BR" };

const Languages = z.array(z.object({ code: z.string(), targets: z.array(z.string()).optional() }));
const Translated = z.object({ translatedText: z.array(z.string()) });

const tagOf = (code: string): string | null => canonicalTag(OWN_CODES[code] ?? code);

export const parseLanguages = (languages: z.infer<typeof Languages>): LanguagePair[] =>
  languages.flatMap(({ code, targets = languages.map((language) => language.code) }) =>
    targets.flatMap((target) => {
      const [sourceTag, targetTag] = [tagOf(code), tagOf(target)];
      if (code === target || sourceTag === null || targetTag === null) return [];
      return [{ source: sourceTag, target: targetTag, engineSource: code, engineTarget: target }];
    }),
  );

export interface LibreTranslateOptions {
  /** Base address, with or without a path prefix. */
  readonly url: string;
  readonly apiKey?: string | undefined;
  readonly log: Logger;
  readonly requestTimeoutMs?: number;
}

/** A LibreTranslate server over its HTTP API. Throws a plain error for an address that cannot be right. */
export const createLibreTranslate = ({
  url,
  apiKey,
  log,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
}: LibreTranslateOptions): TranslationEngine => {
  const ask = createEngineClient({
    name: "LibreTranslate",
    url,
    urlSetting: "LIBRETRANSLATE_URL",
    advice: HOW_TO_ADD,
    log,
    errorOf: libreTranslateError,
  });
  return {
    id: "libretranslate",
    description: url,
    expected: true,
    bounds: { characters: 1_500, pieces: 30 },
    howToAddPairs: HOW_TO_ADD,
    listPairs: cachePairs(async () => {
      const pairs = parseLanguages(await ask({ path: "languages", timeoutMs: LIST_TIMEOUT_MS }, Languages));
      if (pairs.length > 0) return pairs;
      throw new ToolError("engine_unavailable", `LibreTranslate has no languages loaded. ${HOW_TO_ADD}`);
    }),
    translatePieces: async (pieces, pair, signal) => {
      // Sent as a list, so that its own joining of sentences cannot change the white space between them.
      const body = JSON.stringify({
        q: pieces,
        source: pair.engineSource,
        target: pair.engineTarget,
        format: "text",
        ...(apiKey === undefined ? {} : { api_key: apiKey }),
      });
      const { translatedText } = await ask(
        { path: "translate", body, timeoutMs: requestTimeoutMs, signal },
        Translated,
      );
      if (translatedText.length === pieces.length) return translatedText;
      throw new ToolError(
        "engine_unavailable",
        "LibreTranslate answered with another number of texts than were asked.",
      );
    },
  };
};

/** LibreTranslate, if its address is set. */
export const libreTranslate = defineEngineKind({
  id: "libretranslate",
  settings: z.object({
    LIBRETRANSLATE_URL: serverUrl.optional().describe("address of a LibreTranslate server"),
    LIBRETRANSLATE_API_KEY: secret(z.string().optional().describe("its key")),
  }),
  requires: { LIBRETRANSLATE_URL: "the URL of its server" },
  open: ({ settings: { LIBRETRANSLATE_URL: url, LIBRETRANSLATE_API_KEY: apiKey }, log }) =>
    createLibreTranslate({ url, apiKey, log }),
});
