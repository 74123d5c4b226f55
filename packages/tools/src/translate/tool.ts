import { defineTool } from "@twinhost/core";
import { z } from "zod";
import { translation } from "./engine.ts";
import { LANGUAGE_TAG } from "./languages.ts";

/** UTF-16 units; about ten pages. */
export const MAX_TEXT_LENGTH = 20_000;

const LanguageTag = z
  .string()
  .min(2)
  .max(35)
  .regex(LANGUAGE_TAG, { error: 'must be a BCP 47 language tag such as "es" or "en-US"' });

/** Translates a text between languages given in BCP 47; which pairs there are depends on the engine. */
export const translate = defineTool({
  name: "translate",
  title: "Translate text",
  description:
    "Translates text into another language by machine translation and answers with the translated text, the source " +
    "language and the engine. Languages are BCP 47 tags such as en, es, ko. Pass source_lang whenever you know it: the " +
    "language of a few words is hard to detect. Which pairs exist depends on the engines of this server (with Apertium " +
    "usually English and Spanish; Korean with LibreTranslate or a language model); an unknown pair is refused with a list of those " +
    "that exist. Line breaks and spacing are kept, and so are URLs, paths, placeholders, tags, code and identifiers. Text that is in the target language already, or has no words, " +
    "comes back unchanged with the engine `identity`.",
  input: z.strictObject({
    text: z.string().min(1).max(MAX_TEXT_LENGTH).describe("Plain text to translate."),
    target_lang: LanguageTag.describe("Language to translate into, BCP 47."),
    source_lang: LanguageTag.optional().describe(
      "Language of the text, BCP 47; detected when absent, `auto` or `und`.",
    ),
  }),
  output: z.strictObject({
    translated_text: z.string(),
    source_lang: z.string().describe("BCP 47; `und` when the text has no words."),
    engine: z
      .string()
      .describe("The engine that translated, such as `libretranslate`; `identity` when nothing was to translate."),
  }),
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
  // A language model may take a while; clients wait for a minute.
  timeoutMs: 45_000,
  hints: { task: "translation" },
  engine: translation,
  run: async ({ text, target_lang, source_lang }, { signal, progress, engine }) => {
    const translated = await engine.translate(
      { text, targetLanguage: target_lang, ...(source_lang === undefined ? {} : { sourceLanguage: source_lang }) },
      signal,
      (done, total) => progress(done, total),
    );
    return {
      translated_text: translated.text,
      source_lang: translated.sourceLanguage,
      engine: translated.engine,
    };
  },
});
