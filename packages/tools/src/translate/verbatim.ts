import { PARTICLE, PROSE, TRAILING, VERBATIM } from "./verbatim-patterns.ts";

/** Stands for one span in a {@link maskVerbatim masked} text. It is not a letter, so nothing takes it for a word. */
export const MASK = "\ue000";

export interface MaskedText {
  /** The text with one {@link MASK} in place of each span. */
  readonly masked: string;
  /** What the masks stand for, in order. */
  readonly spans: readonly string[];
}

/** Font icons, and the mask itself: no engine knows them, and one gives some of them a meaning of its own. */
const PRIVATE_USE = "[\\ue000-\\uf8ff]+";

/** All patterns in one; each named group occurs only once among them. */
const ANY = new RegExp(
  [PRIVATE_USE, ...VERBATIM.map(({ source, flags }) => (flags.includes("i") ? `(?i:${source})` : source))].join("|"),
  "gu",
);

const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const count = (text: string, character: string): number => text.split(character).length - 1;

/** A particle or a word attached to Latin letters; after a slash it would be a name. */
const HANGUL_BEHIND_LATIN = /(?<=\w)\p{Script=Hangul}+$/u;

/** Removes what belongs to the sentence around an address or a path: its full stop, its bracket, its particle. */
const trimAddress = (span: string): string => {
  let rest = span;
  for (;;) {
    const last = rest.at(-1) ?? "";
    const opening = OPENING[last];
    const isUnopened = opening !== undefined && count(rest, last) > count(rest, opening);
    const shorter = isUnopened
      ? rest.slice(0, -1)
      : rest.replace(TRAILING, "").replace(PARTICLE, "").replace(HANGUL_BEHIND_LATIN, "");
    if (shorter === rest || shorter === "") return rest;
    rest = shorter;
  }
};

const isAddress = (span: string): boolean =>
  /^(?:%\w+%\\|[a-z][a-z\d+.-]*:|www\.|[~./\\]|[\w.@-]+\/|[\w.-]+=[^"'])/i.test(span);

/** Finds addresses, paths, placeholders, tags, code and identifiers; adjacent ones become one span. */
export const maskVerbatim = (text: string): MaskedText => {
  const spans: string[] = [];
  let masked = "";
  let end = 0;
  ANY.lastIndex = 0;
  for (let match = ANY.exec(text); match !== null; match = ANY.exec(text)) {
    const span = isAddress(match[0]) ? trimAddress(match[0]) : match[0];
    ANY.lastIndex = match.index + Math.max(1, span.length);
    if (span === "" || PROSE.test(span)) continue;
    if (match.index === end && masked.endsWith(MASK)) {
      spans.push(`${spans.pop()}${span}`);
    } else {
      masked += text.slice(end, match.index) + MASK;
      spans.push(span);
    }
    end = match.index + span.length;
  }
  return { masked: masked + text.slice(end), spans };
};

/** Puts the spans back, in order. */
export const unmask = (masked: string, spans: readonly string[]): string => {
  let next = 0;
  return masked.replaceAll(MASK, () => spans[next++] ?? "");
};
