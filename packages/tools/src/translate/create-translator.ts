import type { Logger } from "@twinhost/core";
import type { TranslationEngine } from "./translation-engine.ts";
import type { Translator } from "./translator.ts";

/**
 * A translator over engines in order of preference. Its code is loaded with the first text: patterns and names of
 * languages would take a good part of a host's start.
 */
export const translatorOver = (engines: readonly TranslationEngine[], log: Logger): Translator => ({
  translate: async (...request) => (await import("./translate-text.ts")).translateText(engines, log, ...request),
});
