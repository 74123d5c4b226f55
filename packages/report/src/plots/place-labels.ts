/** A position in pixels from the upper left corner of the plot. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Labelled {
  readonly label: string;
  /** From one end to the other. */
  readonly points: readonly Pixel[];
}

/** Position of a label: the middle of its left end. */
export interface PlacedLabel extends Pixel {
  /** Whether it is next to its curve; otherwise it is in a corner, with a dash in the curve's colour. */
  readonly isBeside: boolean;
}

/** Upper bound for the average width of a bold letter at 13 px; a Korean letter is as wide as it is high. */
const LETTER_WIDTH = 7.4;
const HANGUL_WIDTH = 13;
const LINE_HEIGHT = 16;
const GAP = 7;
/** Width of the dash before a label in a corner. */
const DASH_WIDTH = 16;

const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => width + (letter > "\u1100" ? HANGUL_WIDTH : LETTER_WIDTH), 0);

/**
 * Places curve names so that they cover no curve and no other name: next to their curve if there is room, else in the
 * free corner at the lower right.
 * @param frame that must contain the labels
 */
export const placeLabels = (curves: readonly Labelled[], frame: Box): readonly PlacedLabel[] => {
  const segments = curves.flatMap(({ points }) =>
    points.slice(1).map((end, index) => [points[index] as Pixel, end] as const),
  );
  const taken: Box[] = [];
  const isOpen = (box: Box): boolean => !taken.some((other) => overlaps(box, other));
  const isFree = (box: Box): boolean =>
    box.left >= frame.left &&
    box.right <= frame.right &&
    box.top >= frame.top &&
    box.bottom <= frame.bottom &&
    isOpen(box) &&
    !segments.some(([from, to]) => crosses(box, from, to));

  return curves.map(({ label, points }) => {
    const width = widthOf(label);
    const beside = candidates(points, width, (frame.top + frame.bottom) / 2).find((at) => isFree(boxAt(at, width)));
    const place = beside ?? inCorner(width + DASH_WIDTH, frame, [isFree, isOpen]);
    taken.push(boxAt(place, beside ? width : width + DASH_WIDTH));
    return { ...place, isBeside: beside !== undefined };
  });
};

const boxAt = ({ x, y }: Pixel, width: number): Box => ({
  left: x,
  right: x + width,
  top: y - LINE_HEIGHT / 2,
  bottom: y + LINE_HEIGHT / 2,
});

/** Positions right and left of the curve, from its middle to its ends. */
const candidates = (points: readonly Pixel[], width: number, middle: number): Pixel[] =>
  points
    .toSorted((one, other) => Math.abs(one.y - middle) - Math.abs(other.y - middle))
    .flatMap(({ x, y }) =>
      [0, -LINE_HEIGHT / 2, LINE_HEIGHT / 2].flatMap((dy) => [
        { x: x + GAP, y: y + dy },
        { x: x - GAP - width, y: y + dy },
      ]),
    );

/** Upwards from the lower right: the first free place, else one without another label, else the corner itself. */
const inCorner = (width: number, frame: Box, tests: readonly ((box: Box) => boolean)[]): Pixel => {
  const x = frame.right - width;
  for (const fits of tests)
    for (let y = frame.bottom - LINE_HEIGHT / 2; y > frame.top; y -= LINE_HEIGHT)
      if (fits(boxAt({ x, y }, width))) return { x, y };
  return { x, y: frame.bottom - LINE_HEIGHT / 2 };
};

const overlaps = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Sampling distance along a line, in pixels. */
const STEP = 3;
/** Half of a line's width, and a little more. */
const HALF_LINE = 2;

const crosses = (box: Box, from: Pixel, to: Pixel): boolean => {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP));
  for (let step = 0; step <= steps; step++) {
    const x = from.x + ((to.x - from.x) * step) / steps;
    const y = from.y + ((to.y - from.y) * step) / steps;
    if (x > box.left - HALF_LINE && x < box.right + HALF_LINE && y > box.top - HALF_LINE && y < box.bottom + HALF_LINE)
      return true;
  }
  return false;
};
