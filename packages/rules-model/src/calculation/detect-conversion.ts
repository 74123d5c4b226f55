import { holdsMore } from "./left-over.ts";
import { UNIT, unitOf } from "./units.ts";

const NUMBER = String.raw`(?<![\d.])(?<amount>-?\d{1,40}(?:\.\d{1,40})?)`;
const FROM = `(?<from>${UNIT})`;
const TO = `(?<to>${UNIT})`;
const EDGE = String.raw`(?![\p{L}\p{N}])`;
const ASK =
  "(?:몇|얼마[가-힣]*|바꿔[가-힣\\s]*|바꾸[가-힣\\s]*|변환[가-힣\\s]*|환산[가-힣\\s]*|계산[가-힣\\s]*|나타내[가-힣\\s]*|알려[가-힣\\s]*|표시[가-힣\\s]*|$|[?.])";

/** Questions about unit conversions, with the groups `amount`, `from` and `to`. */
const PATTERNS = [
  // 3.5 km to miles; convert 10 kg into pounds; what is 5 feet in metres
  `${NUMBER}\\s*${FROM}${EDGE}\\s*(?:to|in|into|as|=|->|→)\\s*(?:how\\s+many\\s+)?${TO}${EDGE}[\\s?.!,]*(?:please|pls|plz|thanks)?[\\s?.!]*$`,
  // how many minutes are in 8 hours
  `\\bhow\\s+(?:many|much)\\s+${TO}${EDGE}\\s*(?:(?:are|is|do|does|make|makes|make up)\\s+)?(?:there\\s+)?(?:in\\s+)?(?:${NUMBER}|an?|one)\\s*${FROM}${EDGE}`,
  // 5 feet is how many metres
  `${NUMBER}\\s*${FROM}${EDGE}\\s*(?:is|are|equals?)\\s+how\\s+(?:many|much)\\s+${TO}${EDGE}`,
  // 섭씨 25도를 화씨로; 섭씨 25도는 화씨 몇 도
  `(?<from>섭씨|화씨|절대\\s*온도)\\s*${NUMBER}\\s*도?(?:를|을|는|은|가|이)?\\s*(?<to>섭씨|화씨|켈빈|절대\\s*온도)(?:로|으로|는|은)?\\s*(?:몇|얼마|바꿔|바꾸|변환|환산|$|[?.])`,
  `${NUMBER}\\s*도?\\s*(?<from>섭씨|화씨)(?:를|을|는|은)?\\s*(?<to>섭씨|화씨)`,
  // 5킬로미터는 몇 마일; 10kg을 파운드로
  `${NUMBER}\\s*${FROM}(?:은|는|을|를|이|가|이면|면)?\\s*몇\\s*${TO}(?=$|[\\s?.!,~]|[이인임예일을에쯤야죠지나가로는되됩]|정도)`,
  `${NUMBER}\\s*${FROM}(?:은|는|을|를|이|가|이면|면)?\\s*${TO}(?:으로|로)(?:는)?\\s*${ASK}`,
].map((source) => new RegExp(source, "iu"));

const COMPOUND = new RegExp(
  `${NUMBER}\\s*${FROM}\\s*(?:and\\s+|,\\s*)?(?<more>\\d{1,40}(?:\\.\\d{1,40})?)\\s*(?<smaller>${UNIT})(?![a-z])`,
  "iu",
);

/** Joins a length, time or weight in two units ("5 feet 6 inches") into one amount, so that the patterns match it. */
const joinCompound = (text: string): { text: string; amount: string } | undefined => {
  const groups = COMPOUND.exec(text)?.groups;
  const [from, smaller] = [unitOf(groups?.from), unitOf(groups?.smaller)];
  if (!groups || !from || !smaller || from === smaller) return undefined;
  const amount = `(${groups.amount} ${from} + ${groups.more} ${smaller})`;
  return { text: text.replace(COMPOUND, `1 ${groups.from}`), amount };
};

/** A conversion in the calculator's syntax, such as `3.5 km to mile`. */
export const detectConversion = (text: string): string | undefined => {
  const compound = joinCompound(text);
  return (compound && convert(compound.text, compound.amount)) ?? convert(text);
};

const convert = (text: string, compound?: string): string | undefined => {
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    const from = unitOf(match?.groups?.from);
    const to = unitOf(match?.groups?.to);
    if (!match || !from || !to || (from === to && !compound)) continue;
    if (holdsMore(text.replace(match[0], " "))) return undefined;
    return `${compound ?? `${match.groups?.amount ?? "1"} ${from}`} to ${to}`;
  }
  return undefined;
};
