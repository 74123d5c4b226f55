interface TranslationRequest {
  readonly text: string;
  /** BCP 47. */
  readonly targetLanguage: string;
  /** BCP 47; detected from the text when absent. */
  readonly sourceLanguage?: string;
}

export interface Translation {
  readonly text: string;
  /** BCP 47; `und` when the text has no letters and no source language was given. */
  readonly sourceLanguage: string;
  /** Id of the engine that translated, such as `apertium`; `identity` when there was nothing to translate. */
  readonly engine: string;
}

/** Called after every finished chunk: `done` of `total` chunks. */
export type OnTranslationProgress = (done: number, total: number) => void;

/**
 * Translates text. Throws ToolError `refused_input` for a language pair that no engine here has (the message names
 * those that exist) and `engine_unavailable` when no engine is installed (the message says how to add one). When the
 * signal aborts, the work is stopped and its reason is thrown.
 */
export interface Translator {
  translate(request: TranslationRequest, signal: AbortSignal, onProgress?: OnTranslationProgress): Promise<Translation>;
}
