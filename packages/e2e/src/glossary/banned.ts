/** A word or phrase that the vocabulary replaces. */
export interface Banned {
  /** Phrases rather than words: ordinary English must pass. */
  readonly pattern: RegExp;
  readonly use: string;
  /** A text that has it, for the glossary's own test. */
  readonly example: string;
  /** Files, by the beginning of their path, where it is right; say why beside it. */
  readonly allowed?: readonly string[];
}
