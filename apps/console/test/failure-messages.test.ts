import { ERROR_CODES } from "@twinhost/core";
import { expect, it } from "vitest";
import { failuresEn, failuresKo } from "../src/i18n/failure-messages.ts";

/** Failures detected by the console itself. */
const OWN_CODES = ["server_unavailable", "cut_off", "not_served", "unknown"];

it.each([
  ["English", failuresEn, /^[A-Z][^\p{Script=Hangul}]+[.:]$/u],
  ["Korean", failuresKo, /\p{Script=Hangul}.*[.:]$/u],
] as const)(
  "says what happened and what to do next for every code in use, and for no other, in %s",
  (_language, words, text) => {
    expect(Object.keys(words)).toEqual([...ERROR_CODES, ...OWN_CODES]);
    for (const pair of Object.values(words)) {
      expect(pair).toHaveLength(2);
      for (const sentence of pair) expect(sentence).toMatch(text);
    }
  },
);
