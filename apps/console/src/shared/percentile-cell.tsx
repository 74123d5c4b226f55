import { isSupported } from "@twinhost/report/plots";
import { digits, NONE } from "./figures.ts";

/** Calls below which a percentile is a matter of luck: fewer than ten would lie beyond it. */
const leastCalls = (percentile: number): number => Math.ceil(1_000 / (100 - percentile));

/** A percentile in a table, or that there are too few calls for it. */
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
  /** The column's name, for a table that is stacked. */
  label: string;
  /** Why there is none. */
  title: (least: number) => string;
}) =>
  isSupported(percentile, calls) ? (
    <td data-label={label}>{digits(value)}</td>
  ) : (
    <td data-label={label} title={title(leastCalls(percentile))}>
      {NONE}
    </td>
  );
