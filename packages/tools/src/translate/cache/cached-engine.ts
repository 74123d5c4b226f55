import type { LanguagePair, TranslationEngine } from "../translation-engine.ts";
import type { TranslationCache } from "./translation-cache.ts";

/** The engine, asked only for what the cache does not have. */
export const cachedEngine = (engine: TranslationEngine, cache: TranslationCache): TranslationEngine => ({
  ...engine,
  translatePieces: async (pieces, pair, signal) => {
    const keyOf = (piece: string): readonly string[] => [...identityOf(engine, pair), piece];
    const known = pieces.map((piece) => cache.get(keyOf(piece)));
    const wanted = pieces.filter((_, index) => known[index] === undefined);
    if (wanted.length === 0) return known.map((translated) => translated ?? "");
    const translated = await engine.translatePieces(wanted, pair, signal);
    cache.put(wanted.map((piece, index) => ({ key: keyOf(piece), text: translated[index] ?? "" })));
    const rest = [...translated];
    return known.map((text) => text ?? rest.shift() ?? "");
  },
});

/** Another model, server or pair may translate differently. */
const identityOf = ({ id, description }: TranslationEngine, pair: LanguagePair): readonly string[] => [
  id,
  description,
  pair.engineSource,
  pair.engineTarget,
];
