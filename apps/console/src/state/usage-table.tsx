import type { UsageRow } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { digits } from "../shared/figures.ts";
import { ScrollRegion } from "../shared/scroll-region.tsx";

/** This hour's calls by tool. */
export const UsageTable = ({ rows }: { rows: readonly UsageRow[] }) => {
  const texts = useTexts();
  const heads = texts.state.usageHeads;
  const hour = new Date().toISOString().slice(0, 13);
  const shown = rows.filter(({ period }) => period.startsWith(hour));
  if (shown.length === 0) return <p className="quiet">{texts.state.noCallsHour}</p>;
  return (
    <ScrollRegion label={texts.state.usage}>
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
