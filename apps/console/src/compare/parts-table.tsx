import { useTexts } from "../i18n/language.tsx";
import { digits, NONE } from "../shared/figures.ts";
import { PARTS, type Part, type Segment } from "../timing/segments.ts";

interface PartsTableProps {
  readonly rows: readonly { readonly transport: string; readonly segments: readonly Segment[] }[];
  readonly names: Readonly<Record<Part, string>>;
}

/** The time of each part over each transport, as a table. */
export const PartsTable = ({ rows, names }: PartsTableProps) => {
  const texts = useTexts();
  const shown = PARTS.filter((part) => rows.some(({ segments }) => segments.some((segment) => segment.part === part)));
  return (
    <table className="parts">
      <thead>
        <tr>
          <th scope="col">{texts.compare.part}</th>
          {rows.map(({ transport }) => (
            <th key={transport} scope="col">
              {texts.transports[transport]}, ms
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((part) => (
          <tr key={part}>
            <th scope="row">{names[part]}</th>
            {rows.map(({ transport, segments }) => {
              const ms = segments.find((segment) => segment.part === part)?.ms;
              return <td key={transport}>{ms === undefined ? NONE : digits(ms)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
