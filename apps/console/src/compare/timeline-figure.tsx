import { useCallback, useMemo } from "react";
import { useTexts } from "../i18n/language.tsx";
import { time } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { colorOf, labelColorOf } from "../shared/transports.ts";
import type { Part, Segment } from "../timing/segments.ts";
import { type Comparison, SIDES } from "./comparison.ts";
import { partNames } from "./part-names.ts";
import { PartsTable } from "./parts-table.tsx";
import { medianSegments } from "./runs.ts";

/**
 * Opacity of each part. The transport's own cost has the transport's colour; time common to all transports is grey.
 * A start is neither: it happens once, and is drawn as an outline.
 */
const STRENGTHS: Readonly<Record<Part, number>> = {
  start: 0.08,
  model: 0.8,
  server: 0.55,
  transport: 1,
  protocol: 0.6,
  tool: 0.35,
  engine: 0.2,
  call: 1,
};
const OF_THE_TRANSPORT: ReadonlySet<Part> = new Set(["start", "transport", "protocol", "call"]);

const BAR_HEIGHT = 30;
const ROW_HEIGHT = 84;
/** Approximate pixels; Hangul is as wide as it is high. A part narrower than its name is named in the table only. */
const widthOf = (name: string): number =>
  [...name].reduce((width, letter) => width + (/\p{Script=Hangul}/u.test(letter) ? 13 : 9), 0);

interface Piece extends Segment {
  readonly transport: string;
  readonly from: number;
  readonly to: number;
  readonly color: string;
  readonly opacity: number;
  readonly outline: string;
}

const toPieces = (transport: string, segments: readonly Segment[]): Piece[] => {
  let from = 0;
  return segments.map(({ part, ms }) => {
    const color = OF_THE_TRANSPORT.has(part) ? colorOf(transport) : "var(--grey)";
    const piece = {
      ...{ transport, part, ms, from, to: from + ms, color },
      opacity: STRENGTHS[part],
      outline: part === "start" ? color : "none",
    };
    from += ms;
    return piece;
  });
};

/** Where each millisecond of an answer went, on one scale for both transports. */
export const TimelineFigure = ({ comparison: { sides } }: { comparison: Comparison }) => {
  const texts = useTexts();
  const rows = useMemo(
    () => SIDES.map((side) => ({ transport: sides[side].transport, segments: medianSegments(sides[side].runs) })),
    [sides],
  );
  const runs = Math.min(...SIDES.map((side) => sides[side].runs.length));
  const names = useMemo(() => partNames(texts, runs), [texts, runs]);
  const has = (wanted: Part): boolean => rows.some(({ segments }) => segments.some(({ part }) => part === wanted));
  const draw = useCallback<Draw>(
    (plot, width) => {
      const pieces = rows.flatMap(({ transport, segments }) => toPieces(transport, segments));
      const longest = Math.max(...pieces.map(({ to }) => to));
      const isWideEnough = ({ part, ms }: Piece): boolean => (ms / longest) * (width - 8) > widthOf(names[part]);
      return {
        height: rows.length * ROW_HEIGHT + 36,
        marginLeft: 1,
        marginRight: 8,
        marginTop: 8,
        marginBottom: 34,
        x: {
          domain: [0, longest],
          tickFormat: (ms: number) => (ms === 0 ? "0" : time(ms)),
          ticks: width > 600 ? 8 : 4,
          label: null,
          grid: true,
        },
        y: { type: "band", domain: rows.map(({ transport }) => transport), axis: null, padding: 0 },
        marks: [
          plot.barX(pieces, {
            x1: "from",
            x2: "to",
            y: "transport",
            fill: "color",
            fillOpacity: "opacity",
            stroke: "outline",
            insetTop: 34,
            insetBottom: ROW_HEIGHT - 34 - BAR_HEIGHT,
            insetRight: 1,
          }),
          plot.text(rows, {
            x: 0,
            y: "transport",
            text: ({ transport }: { transport: string }) => texts.transports[transport] ?? transport,
            textAnchor: "start",
            fontWeight: 600,
            dy: -36,
            fill: ({ transport }: { transport: string }) => labelColorOf(transport),
            fontSize: 13,
          }),
          plot.text(pieces.filter(isWideEnough), {
            x: "from",
            y: "transport",
            text: ({ part }: Piece) => names[part],
            textAnchor: "start",
            dx: 2,
            dy: -17,
            fill: "var(--quiet)",
            fontSize: 12,
          }),
        ],
      };
    },
    [rows, names, texts],
  );
  const alternative = rows
    .map(
      ({ transport, segments }) =>
        `${texts.transports[transport]}: ${segments.map(({ part, ms }) => `${names[part]} ${time(ms)}`).join(", ")}`,
    )
    .join("; ");
  return (
    <section>
      <h2>{texts.compare.timeline}</h2>
      <figure>
        <h3>{texts.compare.timelineSeen(has("start"))}</h3>
        <PlotFigure draw={draw} alternative={alternative} />
        <figcaption>
          {texts.compare.timelineCaption(runs)} {has("start") && texts.compare.started}{" "}
          {has("call") && texts.compare.untimed}
        </figcaption>
      </figure>
      <PartsTable rows={rows} names={names} />
    </section>
  );
};
