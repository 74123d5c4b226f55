/** Writes typographic operators as ASCII, currency signs as words, and numbers without separators. */
export const writeSymbols = (text: string): string =>
  text
    .normalize("NFKC")
    .replaceAll(/[×✕✖·∙]/gu, "*")
    .replaceAll("÷", "/")
    .replaceAll(/[−–—]/gu, "-")
    .replaceAll("**", "^")
    .replaceAll(/√\s*(\d+(?:\.\d+)?|\([^()]*\))/gu, "sqrt($1)")
    // 1,250 is one number, max(1,200) is two.
    .replaceAll(/(?<![\d.,])(?<![a-z]\([^()]*)\d{1,3}(?:,\d{3})+(?![\d,])/giu, (number) => number.replaceAll(",", ""))
    .replaceAll(/([$€₩£])\s*(\d+(?:\.\d+)?)/gu, (_whole, sign: string, amount: string) => `${amount} ${CURRENCY[sign]}`)
    // 5'6" is a height.
    .replaceAll(/(?<![\w'"])(\d{1,2})\s?['′]\s?(\d{1,2}(?:\.\d+)?)\s?(?:["″]|'')/gu, "$1 feet $2 inches")
    .replaceAll(
      /(?<!(?:[\d)%]|\beach|\bapiece),?\s*)(?:\b(?:minus|negative)|(?<![가-힣])마이너스)\s+(?=\p{N}|\p{L})/giu,
      "-",
    );

const CURRENCY: Readonly<Record<string, string>> = { $: "dollars", "€": "euros", "₩": "won", "£": "pounds" };
