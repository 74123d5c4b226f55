import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describeIssues } from "@twinhost/core";
import { z } from "zod";
import { readJson } from "../../read-json.ts";
import { canonicalTag, sameLanguage } from "../languages.ts";
import type { LanguagePair } from "../translation-engine.ts";

/** More would crowd the text out of a small model's context. */
const MOST_TERMS_AT_ONCE = 50;

const tag = z
  .string()
  .refine((text) => canonicalTag(text) !== null, { error: 'must be a BCP 47 language tag such as "ko"' });
const text = z.string().trim().min(1).max(200);
const Term = z.strictObject({ source: tag, target: tag, term: text, translation: text });
const Terms = z.array(Term).max(20_000);

/** How a term is to be translated in one direction. */
export type GlossaryTerm = z.output<typeof Term>;

export interface Glossary {
  readonly size: number;
  /** Differs between glossaries. */
  readonly fingerprint: string;
  /** The pair's terms that occur in the texts. */
  termsIn(texts: readonly string[], pair: LanguagePair): readonly GlossaryTerm[];
}

const COLUMNS = ["source", "target", "term", "translation"];

/** One term per line, with tabs between its columns; lines that start with `#` are comments. */
const readLines = (content: string): object[] =>
  content
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => Object.fromEntries(line.split("\t").map((cell, column) => [COLUMNS[column] ?? "more", cell])));

/**
 * Reads a glossary: a JSON array of objects with `source`, `target`, `term`, `translation`, or lines of these columns.
 * @throws Error with a one-line message that names the file and what is wrong in it
 */
export const readGlossary = (file: string): Glossary => {
  const fail = (problem: string): never => {
    throw new Error(`Wrong setting: TRANSLATOR_GLOSSARY_FILE=${JSON.stringify(file)}: ${problem}`);
  };
  let content = "";
  try {
    content = readFileSync(file, "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    fail(`it cannot be read (${error instanceof Error && "code" in error ? error.code : error})`);
  }
  const read = Terms.safeParse(/^\s*[[{]/.test(content) ? readJson(content) : readLines(content));
  if (read.success) return glossaryOf(read.data, createHash("sha256").update(content).digest("hex").slice(0, 8));
  return fail(
    `it must have terms with ${COLUMNS.join(", ")}, as a JSON array or in columns between tabs: ${describeIssues(read.error.issues.slice(0, 3))}`,
  );
};

/** Makes letter case, full and half width, and composed and decomposed letters the same. */
const comparable = (text: string): string => text.normalize("NFKC").toLowerCase();

const glossaryOf = (terms: readonly GlossaryTerm[], fingerprint: string): Glossary => {
  const byPair = new Map<string, readonly GlossaryTerm[]>();
  const termsOf = ({ source, target }: LanguagePair): readonly GlossaryTerm[] => {
    const key = `${source} ${target}`;
    const known =
      byPair.get(key) ?? terms.filter((term) => sameLanguage(term.source, source) && sameLanguage(term.target, target));
    byPair.set(key, known);
    return known;
  };
  return {
    size: terms.length,
    fingerprint,
    termsIn: (texts, pair) => {
      const searched = comparable(texts.join("\n"));
      return termsOf(pair)
        .filter(({ term }) => searched.includes(comparable(term)))
        .slice(0, MOST_TERMS_AT_ONCE);
    },
  };
};
