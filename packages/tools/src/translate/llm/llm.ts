import type { Logger } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import { z } from "zod";
import { createEngineClient } from "../engine-client.ts";
import { cachePairs } from "../pair-cache.ts";
import type { LanguagePair, TranslationEngine } from "../translation-engine.ts";
import { keysFor, messagesFor, readTexts } from "./conversation.ts";
import type { Glossary } from "./glossary.ts";
import { LlmError, llmError } from "./llm-error.ts";
import { PAIRS } from "./llm-pairs.ts";
import { formFields, REQUEST_FORMS } from "./request-forms.ts";

const HOW_TO_ADD =
  "Set TRANSLATOR_MODEL and TRANSLATOR_MODEL_BASE_URL to a model that knows the language, and its server.";
const LIST_TIMEOUT_MS = 2_000;
/** Local models on small machines are slow; still less than the tool's own timeout. */
const REQUEST_TIMEOUT_MS = 30_000;

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
});

export interface LlmOptions {
  /** Base address of its OpenAI-compatible server, such as `http://127.0.0.1:11434/v1`. */
  readonly url: string;
  /** The model's name on the server. */
  readonly model: string;
  readonly apiKey?: string | undefined;
  readonly glossary?: Glossary | undefined;
  readonly log: Logger;
  readonly requestTimeoutMs?: number;
}

/** A language model behind OpenAI's chat completions. Throws a plain error for an address that cannot be right. */
export const createLlm = (options: LlmOptions): TranslationEngine => {
  const { url, model, apiKey, glossary, log, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
  const ask = createEngineClient({
    name: "The translation model's server",
    url,
    urlSetting: "TRANSLATOR_MODEL_BASE_URL",
    headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
    advice: "Start it, and check TRANSLATOR_MODEL_BASE_URL.",
    log,
    errorOf: llmError,
  });

  /** Where to start in the request forms: the one that the server accepted last. */
  let firstForm = 0;
  const complete = async (pieces: readonly string[], pair: LanguagePair, signal: AbortSignal): Promise<string> => {
    const messages = messagesFor(pieces, pair, glossary?.termsIn(pieces, pair) ?? []);
    const maxTokens = 256 + 4 * pieces.join("").length;
    let refusal: LlmError | undefined;
    for (const [index, form] of REQUEST_FORMS.entries()) {
      if (index < firstForm) continue;
      const body = JSON.stringify({ model, messages, ...formFields(form, keysFor(pieces), maxTokens) });
      try {
        const request = { path: "chat/completions", body, timeoutMs: requestTimeoutMs, signal };
        const { choices } = await ask(request, Completion);
        firstForm = index;
        return choices[0]?.message.content ?? "";
      } catch (error) {
        if (!(error instanceof LlmError && error.isRefusal)) throw error;
        refusal = error;
      }
    }
    throw refusal;
  };

  const translatePieces = async (
    pieces: readonly string[],
    pair: LanguagePair,
    signal: AbortSignal,
  ): Promise<readonly string[]> => {
    const texts = readTexts(await complete(pieces, pair, signal), keysFor(pieces));
    if (texts !== undefined) return texts;
    if (pieces.length === 1) {
      throw new ToolError(
        "engine_unavailable",
        "The translation model gave no translation. Try another TRANSLATOR_MODEL.",
      );
    }
    // Small models lose count over many texts, and an answer that is too long gets cut off: halves are easier.
    const middle = pieces.length >> 1;
    const head = await translatePieces(pieces.slice(0, middle), pair, signal);
    return [...head, ...(await translatePieces(pieces.slice(middle), pair, signal))];
  };

  return {
    id: "llm",
    description: `${model} at ${url}${glossary ? `, ${glossary.size} glossary terms (${glossary.fingerprint})` : ""}`,
    expected: true,
    bounds: { characters: 500, pieces: 8 },
    howToAddPairs: HOW_TO_ADD,
    listPairs: cachePairs(async () => {
      try {
        await ask({ path: "models", timeoutMs: LIST_TIMEOUT_MS }, z.unknown());
      } catch (error) {
        if (!isThere(error)) throw error;
      }
      return PAIRS;
    }),
    translatePieces,
  };
};

/** A server without a list of models is still available, as is one that does not answer while its model generates. */
const isThere = (error: unknown): boolean =>
  (error instanceof LlmError && [404, 405, 501].includes(error.status)) ||
  (error instanceof ToolError && error.cause instanceof DOMException && error.cause.name === "TimeoutError");
