import { join } from "node:path";
import { defineEngine, type HealthCheck, oneOf, type SettingProblem } from "@twinhost/core";
import { z } from "zod";
import { cachedEngine } from "./cache/cached-engine.ts";
import { createTranslationCache } from "./cache/translation-cache.ts";
import { translatorOver } from "./create-translator.ts";
import { engineProblem, engineShape, openEngines, TRANSLATOR_CHOICES } from "./engine-kinds.ts";
import type { TranslationEngine } from "./translation-engine.ts";
import type { Translator } from "./translator.ts";

/** Disks have more, but translations that old are rarely asked for again. */
const MOST_CACHE_MB = 65_536;
const cacheSize = `must be a whole number of MiB from 0 (none) to ${MOST_CACHE_MB}`;

/** The translator of a host, with the engines behind it. */
export interface HostTranslator extends Translator {
  readonly engines?: readonly TranslationEngine[];
  close?(): Promise<void>;
}

/** Machine translation behind `translate`, by the engines of `engine-kinds.ts`. */
export const translation = defineEngine({
  name: "translation",
  settings: z.object({
    ...engineShape,
    TRANSLATOR: oneOf(TRANSLATOR_CHOICES).default("auto").describe("which engine translates"),
    TRANSLATION_CACHE_MB: z.coerce
      .number({ error: cacheSize })
      .int({ error: cacheSize })
      .min(0, { error: cacheSize })
      .max(MOST_CACHE_MB, { error: cacheSize })
      .default(64)
      .describe("how much is kept of earlier translations, in the data folder; 0 keeps none"),
  }),
  // The engines' settings are in the schema but not in its type: each kind has the type of its own.
  settingsProblem: (settings) => engineProblem(settings) as SettingProblem<never> | undefined,
  open: ({ settings, dataDirectory, log }): HostTranslator => {
    const size = settings.TRANSLATION_CACHE_MB;
    const file = join(dataDirectory, "translations.sqlite");
    const cache = size === 0 ? undefined : createTranslationCache({ file, maxBytes: size * 1_048_576, log });
    const opened = openEngines({ settings, dataDirectory, log });
    const engines = cache ? opened.map((engine) => cachedEngine(engine, cache)) : opened;
    return {
      ...translatorOver(engines, log),
      engines,
      close: async () => {
        await Promise.all(opened.map((engine) => engine.close?.()));
        cache?.close();
      },
    };
  },
  health: ({ engines = [] }, { TRANSLATOR }) => engines.map((engine) => healthOf(engine, TRANSLATOR !== "auto")),
  spans: ["translate"],
  close: ({ close }) => close?.(),
});

const healthOf = (engine: TranslationEngine, isChosen: boolean): HealthCheck => {
  const { id, expected, description, bounds } = engine;
  let pairs = 0;
  return {
    name: id,
    // An engine that was chosen by name is required.
    needed: expected || isChosen,
    check: async () => {
      pairs = (await engine.listPairs()).length;
    },
    describe: () => `${description}; ${pairs} language pairs; up to ${bounds.characters} characters at a time`,
  };
};
