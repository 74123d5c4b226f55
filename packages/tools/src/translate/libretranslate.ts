import type { Logger } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import { z } from "zod";
import { canonicalTag } from "./languages.ts";
import { libreTranslateError } from "./libretranslate-errors.ts";
import { cachePairs } from "./pair-cache.ts";
import { createRateGate } from "./rate-gate.ts";
import { readBounded } from "./read-bounded.ts";
import type { LanguagePair, TranslationEngine } from "./translation-engine.ts";

const HOW_TO_ADD =
  "Start LibreTranslate, with the languages wanted in its --load-only option, and set LIBRETRANSLATE_URL to its address.";
const LIST_TIMEOUT_MS = 3_000;
/** Less than the tool's own limit, so that a hung server leaves time for the next engine. */
const REQUEST_TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 1_048_576;

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
  /** Base address, also with a path prefix. */
  readonly url: string;
  readonly apiKey?: string;
  readonly log: Logger;
  readonly requestTimeoutMs?: number;
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A LibreTranslate server over its HTTP API. Throws a plain error when the address is not one of a web server. */
export const createLibreTranslate = ({
  url,
  apiKey,
  log,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
}: LibreTranslateOptions): TranslationEngine => {
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  if (!/^https?:$/.test(base.protocol) || base.username !== "" || base.password !== "") {
    throw new Error("LIBRETRANSLATE_URL must be an http or https address without a user name or password.");
  }

  const gate = createRateGate();

  /** One request. Every failure comes out as ToolError, except the caller's own abort. */
  const request = async (
    path: string,
    init: RequestInit,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<unknown> => {
    gate.enter();
    const timeout = AbortSignal.timeout(timeoutMs);
    const merged = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    let response: Response;
    let text: string;
    try {
      // English errors, because we tell some of them apart; no redirects, because a redirected POST loses its body.
      const headers = { "content-type": "application/json", accept: "application/json", "accept-language": "en" };
      response = await fetch(new URL(path, base), { ...init, headers, redirect: "error", signal: merged });
      text = await readBounded(response, MAX_ANSWER_BYTES);
    } catch (cause) {
      signal?.throwIfAborted();
      if (cause instanceof ToolError) throw cause;
      log.warn({ err: cause, path }, "libretranslate: no answer");
      throw new ToolError("engine_unavailable", `LibreTranslate does not answer. ${HOW_TO_ADD}`, { cause });
    }
    const body = parseJson(text);
    if (response.ok) return body;
    log.warn({ status: response.status, path }, "libretranslate: error answer");
    const error = libreTranslateError(response.status, body, response.headers.get("retry-after"));
    gate.note(error);
    throw error;
  };

  const checked = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
    const result = schema.safeParse(body);
    if (result.success) return result.data;
    throw new ToolError(
      "engine_unavailable",
      "The server at LIBRETRANSLATE_URL does not answer as LibreTranslate does.",
    );
  };

  return {
    id: "libretranslate",
    expected: true,
    bounds: { characters: 1_500, pieces: 30 },
    howToAddPairs: HOW_TO_ADD,
    listPairs: cachePairs(async () => {
      const pairs = parseLanguages(checked(Languages, await request("languages", { method: "GET" }, LIST_TIMEOUT_MS)));
      if (pairs.length > 0) return pairs;
      throw new ToolError("engine_unavailable", `LibreTranslate has no languages loaded. ${HOW_TO_ADD}`);
    }),
    translatePieces: async (pieces, pair, signal) => {
      // A list of texts, so that its own sentence joining cannot change the white space between ours.
      const body = JSON.stringify({
        q: pieces,
        source: pair.engineSource,
        target: pair.engineTarget,
        format: "text",
        ...(apiKey === undefined ? {} : { api_key: apiKey }),
      });
      const answer = await request("translate", { method: "POST", body }, requestTimeoutMs, signal);
      const { translatedText } = checked(Translated, answer);
      if (translatedText.length === pieces.length) return translatedText;
      throw new ToolError(
        "engine_unavailable",
        "LibreTranslate answered with another number of texts than were asked.",
      );
    },
  };
};
