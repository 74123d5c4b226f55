import type { UsageRow } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { PercentileCell } from "../shared/percentile-cell.tsx";
import { ScrollRegion } from "../shared/scroll-region.tsx";
import { hourOf, hourOnClock } from "./recent-calls.ts";

/** The start of the period that the table shows, in the user's time zone: `14:00`. */
export const usageSince = (): string => hourOnClock(hourOf(Date.now()));

/** The calls of the current hour, by tool. */
export const UsageTable = ({ rows }: { rows: readonly UsageRow[] }) => {
  const texts = useTexts();
  const heads = texts.state.usageHeads;
  const shown = rows.filter(({ period }) => Date.parse(period) === hourOf(Date.now()));
  if (shown.length === 0) return <p className="quiet">{texts.state.noCalls}</p>;
  return (
    <ScrollRegion label={texts.state.usage(usageSince())}>
      <table className="stacked">
        <thead>
          <tr>
            {Object.values(heads).map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, calls, errors, p50Ms, p95Ms }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-label={heads.calls}>{calls.toLocaleString("en-US")}</td>
              <td data-label={heads.errors}>{errors.toLocaleString("en-US")}</td>
              <PercentileCell
                percentile={50}
                calls={calls}
                value={p50Ms}
                label={heads.p50}
                title={texts.state.tooFewCalls}
              />
              <PercentileCell
                percentile={95}
                calls={calls}
                value={p95Ms}
                label={heads.p95}
                title={texts.state.tooFewCalls}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};
