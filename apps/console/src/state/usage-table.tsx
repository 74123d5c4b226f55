import type { UsageRow } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { digits } from "../shared/figures.ts";
import { ScrollRegion } from "../shared/scroll-region.tsx";

/** Usage is counted by the hours of the clock, in UTC. */
const hourOf = (time: Date): string => time.toISOString().slice(0, 13);

/** Since when the calls are counted that the table shows, as the reader's clock has it: `14:00`. */
export const usageSince = (now = new Date()): string =>
  new Date(`${hourOf(now)}:00Z`).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** The calls of the hour that the clock shows, by tool. */
export const UsageTable = ({ rows }: { rows: readonly UsageRow[] }) => {
  const texts = useTexts();
  const heads = texts.state.usageHeads;
  const hour = hourOf(new Date());
  const shown = rows.filter(({ period }) => period.startsWith(hour));
  if (shown.length === 0) return <p className="quiet">{texts.state.noCalls}</p>;
  return (
    <ScrollRegion label={texts.state.usage(usageSince())}>
      <table>
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
              <td>{calls.toLocaleString("en-US")}</td>
              <td>{errors.toLocaleString("en-US")}</td>
              <td>{digits(p50Ms)}</td>
              <td>{digits(p95Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};
