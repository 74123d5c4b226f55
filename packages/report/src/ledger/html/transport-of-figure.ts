/** What a figure is about, by its id; undefined where that is no transport, or it compares two. */
export type FigureTransport = "http" | "rest" | "stdio" | "grey";

const OF_PARTS: readonly (readonly [RegExp, FigureTransport])[] = [
  [/^((http|pipe)-floor|in-process)(-|$)/, "grey"],
  [/^(llm-)?http(-|$)/, "http"],
  [/^rest(-|$)/, "rest"],
  [/^(llm-)?stdio(-|$)/, "stdio"],
];

/** By the parts of ids such as `lost:llm-http@refuse`: a probe called `plain-http` is about no transport. */
export const transportOfFigure = (id: string): FigureTransport | undefined => {
  const found = new Set(
    id.split(/[:@/]/).flatMap((part) => OF_PARTS.find(([pattern]) => pattern.test(part))?.[1] ?? []),
  );
  return found.size === 1 ? [...found][0] : undefined;
};

/** CSS colour of a figure; ink where it is about no transport. */
export const figureColor = (id: string): string => `var(--${transportOfFigure(id) ?? "ink"})`;
