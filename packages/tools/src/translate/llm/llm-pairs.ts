import type { LanguagePair } from "../translation-engine.ts";

/** What models of some size were trained on. How well one knows a language is for who chooses it. */
const LANGUAGES = (
  "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv th tr uk vi " +
  "zh-Hans zh-Hant"
).split(" ");

/** Every language into every other one. */
export const PAIRS: readonly LanguagePair[] = LANGUAGES.flatMap((source) =>
  LANGUAGES.filter((target) => target !== source).map((target) => ({
    source,
    target,
    engineSource: source,
    engineTarget: target,
  })),
);
