/** A direction that an engine translates in, with the engine's own names for the languages beside the BCP 47 tags. */
export interface LanguagePair {
  /** Canonical BCP 47. */
  readonly source: string;
  /** Canonical BCP 47. */
  readonly target: string;
  readonly engineSource: string;
  readonly engineTarget: string;
}

/** How much an engine takes in one go. */
export interface ChunkBounds {
  /** UTF-16 units. */
  readonly characters: number;
  readonly pieces: number;
}

/** One machine translation engine behind the translator. */
export interface TranslationEngine {
  readonly id: string;
  /** What it is, for operators, and which of several it is: its address, its model. Another one may translate otherwise. */
  readonly description: string;
  readonly bounds: ChunkBounds;
  /** Whether the operator set it up by name, so that its absence is a fault that passes, and not how things are. */
  readonly expected: boolean;
  /** One sentence for the caller: how more languages are added to this engine. */
  readonly howToAddPairs: string;
  /** The pairs it has now. Throws ToolError: `engine_unavailable` when it is not installed or not reachable. */
  listPairs(): Promise<readonly LanguagePair[]>;
  /**
   * Translates each piece (a sentence without line breaks or control characters); the answer has as many, in the same
   * order. Throws ToolError, or the signal's reason when it aborts.
   */
  translatePieces(pieces: readonly string[], pair: LanguagePair, signal: AbortSignal): Promise<readonly string[]>;
  /** Ends what works for it in the background. */
  close?(): unknown;
}
