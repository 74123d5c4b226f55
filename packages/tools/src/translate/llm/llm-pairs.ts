import type { LanguagePair } from "../translation-engine.ts";

/** Languages that larger models are trained on. How well a model knows each is up to whoever chooses the model. */
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
