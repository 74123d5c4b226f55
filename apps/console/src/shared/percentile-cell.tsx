import { isSupported } from "@twinhost/report/plots";
import { digits, NONE } from "./figures.ts";

/** The fewest calls that support a percentile: ten must lie beyond it. */
const leastCalls = (percentile: number): number => Math.ceil(1_000 / (100 - percentile));

/** A table cell with a percentile, or a dash if there are too few calls for it. */
export const PercentileCell = ({
  percentile,
  calls,
  value,
  label,
  title,
}: {
  percentile: number;
  calls: number;
  value: number;
  /** The column's name, shown when the table is stacked. */
  label: string;
  /** Explains a missing percentile. */
  title: (least: number) => string;
}) =>
  isSupported(percentile, calls) ? (
    <td data-label={label}>{digits(value)}</td>
  ) : (
    <td data-label={label} title={title(leastCalls(percentile))}>
      {NONE}
    </td>
  );
