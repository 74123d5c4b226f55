/** The transport that a figure belongs to; grey for floors and in-process. */
export type FigureTransport = "http" | "rest" | "stdio" | "grey";

const OF_PARTS: readonly (readonly [RegExp, FigureTransport])[] = [
  [/^((http|pipe)-floor|in-process)(-|$)/, "grey"],
  [/^(llm-)?http(-|$)/, "http"],
  [/^rest(-|$)/, "rest"],
  [/^(llm-)?stdio(-|$)/, "stdio"],
  // What an LLM server over stdio keeps up in faults, and what a protocol revision changes.
  [/^(kept|pace|stdioRevisionRatio)$/, "stdio"],
  [/^httpRevisionRatio$/, "http"],
];

/** By whole parts of ids such as `lost:llm-http@refuse`: the adversarial test `plain-http` belongs to no transport. */
export const transportOfFigure = (id: string): FigureTransport | undefined => {
  const found = new Set(
    id.split(/[:@/]/).flatMap((part) => OF_PARTS.find(([pattern]) => pattern.test(part))?.[1] ?? []),
  );
  return found.size === 1 ? [...found][0] : undefined;
};

/** CSS colour of a figure; ink if it belongs to no transport. */
export const figureColor = (id: string): string => `var(--${transportOfFigure(id) ?? "ink"})`;

/** The symbol of a figure: stdio's is a square, in every plot. */
export const figureSymbol = (id: string): "circle" | "square" =>
  transportOfFigure(id) === "stdio" ? "square" : "circle";
