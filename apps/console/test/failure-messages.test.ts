import { ERROR_CODES } from "@twinhost/core";
import { expect, it } from "vitest";
import { failuresEn, failuresKo } from "../src/i18n/failure-messages.ts";

/** What the console itself finds out. */
const OWN_CODES = ["server_unavailable", "cut_off", "not_served", "unknown"];

it.each([
  ["English", failuresEn, /^[A-Z][^\p{Script=Hangul}]+[.:]$/u],
  ["Korean", failuresKo, /\p{Script=Hangul}.*[.:]$/u],
] as const)(
  "says of every code what happened and what to do next, and of no other, in %s",
  (_language, words, text) => {
    expect(Object.keys(words)).toEqual([...ERROR_CODES, ...OWN_CODES]);
    for (const pair of Object.values(words)) {
      expect(pair).toHaveLength(2);
      for (const sentence of pair) expect(sentence).toMatch(text);
    }
  },
);
