import type { Logger } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import { detectLanguage } from "./detect-language.ts";
import { canonicalTag, isUnknown, languageName, pickPair, sameLanguage, sourcesFor } from "./languages.ts";
import { joinText } from "./pieces.ts";
import { type Offer, readOffers } from "./read-offers.ts";
import { splitMasked } from "./split-masked.ts";
import { translatePieces } from "./translate-pieces.ts";
import type { TranslationEngine } from "./translation-engine.ts";
import type { Translation, Translator } from "./translator.ts";
import { MASK, unmask } from "./verbatim.ts";

const IDENTITY = "identity";
const MAX_PAIRS_NAMED = 60;

const requireTag = (tag: string): string => {
  const canonical = canonicalTag(tag);
  if (canonical === null) throw new ToolError("refused_input", `"${tag}" is not a BCP 47 language tag such as "es".`);
  return canonical;
};

const requireTarget = (tag: string): string => {
  const target = requireTag(tag);
  if (!isUnknown(target)) return target;
  throw new ToolError("refused_input", `target_lang is "${tag}", which names no language. Pass one such as "es".`);
};

/** The source language that the caller gave, if any. */
const sourceGiven = (tag: string | undefined): string | undefined => {
  const source = tag === undefined ? undefined : requireTag(tag);
  return source === undefined || isUnknown(source) ? undefined : source;
};

/** @param source undefined if no source would help, because nothing here translates into the target */
const refusePair = (
  source: string | undefined,
  target: string,
  detected: boolean,
  offers: readonly Offer[],
): ToolError => {
  const from = source === undefined ? "" : ` from ${languageName(source)}`;
  const pairs = offers.flatMap((offer) => offer.pairs);
  const names = [...new Set(pairs.map((pair) => `${pair.source} to ${pair.target}`))].sort();
  const more = names.length > MAX_PAIRS_NAMED ? `, and ${names.length - MAX_PAIRS_NAMED} more` : "";
  const wrong = detected ? " The source was detected: pass source_lang if it is wrong." : "";
  const ways = offers.map((offer) => offer.engine.howToAddPairs).join(" Or: ");
  return new ToolError(
    "refused_input",
    `No translation engine here translates${from} to ${languageName(target)}.${wrong} ` +
      `Available: ${names.slice(0, MAX_PAIRS_NAMED).join(", ")}${more}. To add more: ${ways}`,
  );
};

/** Translates with the first engine that has the pair; if it fails, with the next one. */
export const translateText = async (
  engines: readonly TranslationEngine[],
  log: Logger,
  ...[request, signal, onProgress]: Parameters<Translator["translate"]>
): Promise<Translation> => {
  signal.throwIfAborted();
  const target = requireTarget(request.targetLanguage);
  const given = sourceGiven(request.sourceLanguage);
  const { pieces, pieceSpans, gaps, spans } = splitMasked(request.text);
  const unchanged = (source: string): Translation => ({
    text: request.text,
    sourceLanguage: source,
    engine: IDENTITY,
  });
  if (pieces.length === 0) return unchanged(given ?? "und");
  if (given !== undefined && sameLanguage(given, target)) return unchanged(given);

  const { offers, absent, failed } = await readOffers(engines, signal);
  const pairs = offers.flatMap((offer) => offer.pairs);
  const sources = sourcesFor(pairs, target);
  const source = given ?? (await detectLanguage(pieces.join(" ").replaceAll(MASK, " "), sources));
  if (source !== null && sameLanguage(source, target)) return unchanged(source);
  if (offers.length === 0 && absent !== undefined) throw absent;
  if (sources.length === 0) throw failed ?? refusePair(given, target, false, offers);
  if (source === null) {
    const known = sources.map(languageName).join(", ");
    const message = `The language of the text cannot be told. Pass it as source_lang; into ${target} go ${known}.`;
    throw new ToolError("refused_input", message);
  }

  // Progress never goes back, even when the next engine starts over.
  let told = 0;
  const tell = (done: number, total: number): void => {
    if (done <= told) return;
    told = done;
    onProgress?.(done, total);
  };
  let firstError: ToolError | undefined;
  for (const { engine, pairs: offered } of offers) {
    const pair = pickPair(offered, source, target);
    if (pair === undefined) continue;
    try {
      const translated = await translatePieces({
        engine,
        pair,
        pieces,
        spans: pieceSpans,
        signal,
        onProgress: tell,
      });
      return { text: unmask(joinText(gaps, translated), spans), sourceLanguage: source, engine: engine.id };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ToolError)) throw error;
      log.warn({ err: error, engine: engine.id }, "translate: engine failed");
      firstError ??= error;
    }
  }
  // A server that was set up but is unavailable may have the pair, so trying again can help.
  throw firstError ?? failed ?? refusePair(source, target, given === undefined, offers);
};
