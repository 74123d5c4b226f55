/** A direction of translation, with the engine's own names for the languages besides the BCP 47 tags. */
export interface LanguagePair {
  /** Canonical BCP 47. */
  readonly source: string;
  /** Canonical BCP 47. */
  readonly target: string;
  readonly engineSource: string;
  readonly engineTarget: string;
}

/** How much an engine takes in one request. */
export interface ChunkBounds {
  /** UTF-16 units. */
  readonly characters: number;
  readonly pieces: number;
}

/** One machine translation engine behind the translator. */
export interface TranslationEngine {
  readonly id: string;
  /** Its address or model, for operators and for the cache's keys: another one may translate differently. */
  readonly description: string;
  readonly bounds: ChunkBounds;
  /** Whether the operator set it up, so that its absence is a temporary fault and not the normal state. */
  readonly expected: boolean;
  /** One sentence for the caller: how to add languages to this engine. */
  readonly howToAddPairs: string;
  /** Its current pairs. Throws ToolError: `engine_unavailable` when it is not installed or not reachable. */
  listPairs(): Promise<readonly LanguagePair[]>;
  /**
   * Translates each piece (a sentence without line breaks or control characters); the result has the same number, in
   * the same order. Throws ToolError, or the signal's reason when it aborts.
   */
  translatePieces(pieces: readonly string[], pair: LanguagePair, signal: AbortSignal): Promise<readonly string[]>;
  /** Ends its background work. */
  close?(): unknown;
}
