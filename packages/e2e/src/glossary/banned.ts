/** A word or phrase that the vocabulary replaces. */
export interface Banned {
  /** Prefer phrases to words, because ordinary English must pass. */
  readonly pattern: RegExp;
  readonly use: string;
  /** A text that contains it, for the glossary's own test. */
  readonly example: string;
  /** Path prefixes of files where it is allowed; add a comment with the reason. */
  readonly allowed?: readonly string[];
}
