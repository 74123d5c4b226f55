/** Where the label of a median stands: above the curves, beside the upper end of its line. */
export interface MedianPlace {
  /** Its height as a share of the answers: the curves end at 1. */
  readonly row: number;
  /** The end of the text that is at the line; the text is on the side with more room. */
  readonly anchor: "start" | "end";
}

const UPPER = 1.28;
const LOWER = 1.13;

/**
 * Places the labels of two medians on a logarithmic axis: each in a row of its own, so that they never overlap, and so
 * that the line to the upper one does not cross the lower one.
 */
export const placeMedians = (
  [one, two]: readonly [number, number],
  [least, most]: readonly [number, number],
): readonly [MedianPlace, MedianPlace] => {
  const anchorOf = (median: number) => (median ** 2 > least * most ? "end" : "start");
  const areBothLeftOfTheirLines = anchorOf(one) === "end" && anchorOf(two) === "end";
  const isOneUpper = one <= two !== areBothLeftOfTheirLines;
  return [
    { row: isOneUpper ? UPPER : LOWER, anchor: anchorOf(one) },
    { row: isOneUpper ? LOWER : UPPER, anchor: anchorOf(two) },
  ];
};
