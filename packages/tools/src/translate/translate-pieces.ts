import { markPiece } from "./marked-piece.ts";
import { asPiece, joinText, packPieces, splitText } from "./pieces.ts";
import type { LanguagePair, TranslationEngine } from "./translation-engine.ts";
import type { OnTranslationProgress } from "./translator.ts";
import { MASK } from "./verbatim.ts";

interface PiecesRequest {
  readonly engine: TranslationEngine;
  readonly pair: LanguagePair;
  /** Sentences with a mask for each span that stays unchanged. */
  readonly pieces: readonly string[];
  /** What the masks stand for, piece by piece. */
  readonly spans: readonly (readonly string[])[];
  readonly signal: AbortSignal;
  readonly onProgress: OnTranslationProgress;
}

/** Translates pieces with their masks. If an engine damages a mask, the words around it are translated separately. */
export const translatePieces = async (request: PiecesRequest): Promise<string[]> => {
  const { engine, pair, spans, signal, onProgress } = request;
  // Engines, glossaries and the cache expect composed letters; text from macOS is decomposed.
  const pieces = request.pieces.map((piece) => piece.normalize("NFC"));
  const inChunks = async (texts: readonly string[], onChunk = onProgress): Promise<string[]> => {
    const chunks = packPieces(texts, engine.bounds);
    const translated: string[] = [];
    for (const [index, chunk] of chunks.entries()) {
      translated.push(...(await engine.translatePieces(chunk, pair, signal)).map(asPiece));
      onChunk(index + 1, chunks.length);
    }
    return translated;
  };

  const marked = pieces.map((piece, index) => markPiece(piece, spans[index] ?? []));
  const answers = await inChunks(marked.map(({ text }) => text));
  const translated = marked.map(({ unmark }, index) => unmark(answers[index] ?? ""));
  const harmed = pieces.filter((_, index) => translated[index] === undefined).map(splitAtMasks);
  const rest = await inChunks(
    harmed.flatMap((split) => split.pieces),
    () => {},
  );
  return translated.map((text) => {
    if (text !== undefined) return text;
    const split = harmed.shift() ?? { pieces: [], gaps: [] };
    return joinText(
      split.gaps,
      rest.splice(0, split.pieces.length).map((one) => one.replaceAll(MASK, "")),
    );
  });
};

/** The words between the masks as pieces; the masks are in the gaps. */
const splitAtMasks = (piece: string): { pieces: string[]; gaps: string[] } => {
  const pieces: string[] = [];
  const gaps = [""];
  for (const part of piece.split(new RegExp(`(${MASK})`, "u"))) {
    const split = splitText(part);
    pieces.push(...split.pieces);
    const [first = "", ...more] = split.gaps;
    gaps.push((gaps.pop() ?? "") + first, ...more);
  }
  return { pieces, gaps };
};
