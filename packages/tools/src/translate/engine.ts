import { defineEngine, oneOf, secret, serverUrl } from "@twinhost/core";
import { z } from "zod";
import { createTranslationEngines, translatorOver } from "./create-translator.ts";
import type { TranslationEngine } from "./translation-engine.ts";
import type { Translator } from "./translator.ts";

/** Machine translation behind `translate`: Apertium, LibreTranslate, or both. */
export const translation = defineEngine({
  name: "translation",
  settings: z.object({
    TRANSLATOR: oneOf(["auto", "apertium", "libretranslate"]).default("auto").describe("which engine translates"),
    LIBRETRANSLATE_URL: serverUrl.optional().describe("address of a LibreTranslate server"),
    LIBRETRANSLATE_API_KEY: secret(z.string().optional().describe("its key")),
  }),
  settingsProblem: ({ TRANSLATOR, LIBRETRANSLATE_URL }) =>
    TRANSLATOR === "libretranslate" && LIBRETRANSLATE_URL === undefined
      ? { setting: "LIBRETRANSLATE_URL", problem: "TRANSLATOR=libretranslate needs the URL of its server" }
      : undefined,
  open: ({ settings, log }): Translator & { readonly engines?: readonly TranslationEngine[] } => {
    const engines = createTranslationEngines({
      engine: settings.TRANSLATOR,
      libreTranslateUrl: settings.LIBRETRANSLATE_URL,
      libreTranslateApiKey: settings.LIBRETRANSLATE_API_KEY,
      log,
    });
    return { ...translatorOver(engines, log), engines };
  },
  health: ({ engines = [] }, { TRANSLATOR }) =>
    engines.map((engine) => ({
      name: engine.id,
      // One that was chosen by name must be there.
      needed: engine.expected || TRANSLATOR !== "auto",
      check: () => engine.listPairs(),
    })),
  spans: ["translate"],
});
