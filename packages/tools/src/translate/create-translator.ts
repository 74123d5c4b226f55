import type { Logger } from "@twinhost/core";
import { createApertium } from "./apertium.ts";
import { createLibreTranslate } from "./libretranslate.ts";
import type { TranslationEngine } from "./translation-engine.ts";
import type { Translator } from "./translator.ts";

export interface TranslatorOptions {
  /** `auto`: for each pair the first engine that has it, LibreTranslate (where its address is set) before Apertium. */
  readonly engine: "auto" | "apertium" | "libretranslate";
  readonly libreTranslateUrl?: string | undefined;
  readonly libreTranslateApiKey?: string | undefined;
  readonly log: Logger;
}

/**
 * A translator over engines in their order of preference. What it works with is loaded with the first text: patterns and
 * names of languages take a good part of a host's start.
 */
export const translatorOver = (engines: readonly TranslationEngine[], log: Logger): Translator => ({
  translate: async (...request) => (await import("./translate-text.ts")).translateText(engines, log, ...request),
});

/** The engines that the settings ask for. Throws a plain error when the settings do not fit together. */
export const createTranslationEngines = (options: TranslatorOptions): readonly TranslationEngine[] => {
  const { engine, libreTranslateUrl: url, libreTranslateApiKey: apiKey, log } = options;
  const engines: TranslationEngine[] = [];
  if (engine !== "apertium" && url !== undefined) {
    engines.push(createLibreTranslate({ url, log, ...(apiKey === undefined ? {} : { apiKey }) }));
  }
  if (engine !== "libretranslate") engines.push(createApertium({ log }));
  if (engines.length === 0) throw new Error("TRANSLATOR=libretranslate needs LIBRETRANSLATE_URL.");
  return engines;
};

/** A translator over the engines that the settings ask for. */
export const createTranslator = (options: TranslatorOptions): Translator =>
  translatorOver(createTranslationEngines(options), options.log);
