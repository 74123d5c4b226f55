import type { ReactNode } from "react";
import { readableUris } from "../documents/readable-uri.ts";
import { useTexts } from "../i18n/language.tsx";
import { digits, NONE } from "../shared/figures.ts";

const DEEPEST = 3;
const MOST_ITEMS = 20;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An MCP text content block. */
const isText = (value: unknown): value is { readonly text: string } =>
  isObject(value) && value.type === "text" && typeof value.text === "string";

/** A readable view of a tool's output: names and values, lists, text. Deeply nested values are shown as JSON. */
export const ValueView = ({ value, depth = 0 }: { value: unknown; depth?: number }): ReactNode => {
  if (typeof value === "string") return <span className="value-text">{value === "" ? NONE : readableUris(value)}</span>;
  if (isText(value)) return <p className="value-text">{readableUris(value.text)}</p>;
  if (typeof value !== "object" || value === null) return <code>{String(value)}</code>;
  if (depth > DEEPEST) return <code>{JSON.stringify(value)}</code>;
  return Array.isArray(value) ? (
    <Items items={value} depth={depth} />
  ) : (
    <Entries entries={value as Json} depth={depth} />
  );
};

/** Whether a value has entries or items of its own, which take the full width. */
const isDeep = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0 && !isText(value);

const Entries = ({ entries, depth }: { entries: Json; depth: number }) => (
  <dl className="value-entries">
    {Object.entries(entries).map(([name, value]) => (
      <div key={name} className={isDeep(value) ? "deep" : undefined}>
        <dt>{name}</dt>
        <dd>
          {name === "data" && typeof entries.mimeType === "string" ? (
            <code>{entries.mimeType}</code>
          ) : (
            <ValueView value={value} depth={depth + 1} />
          )}
        </dd>
      </div>
    ))}
  </dl>
);

const Items = ({ items, depth }: { items: readonly unknown[]; depth: number }) => {
  const { tools } = useTexts();
  if (items.length === 0) return <span className="quiet">{tools.emptyList}</span>;
  if (items.every(isText)) return items.map((item, index) => <ValueView key={index} value={item} />);
  return (
    <>
      <ol className="value-items">
        {items.slice(0, MOST_ITEMS).map((item, index) => (
          <li key={index}>
            <ValueView value={item} depth={depth + 1} />
          </li>
        ))}
      </ol>
      {items.length > MOST_ITEMS && <p className="quiet">{tools.more(digits(items.length - MOST_ITEMS))}</p>}
    </>
  );
};
