import type { ReactNode } from "react";
import { useTexts } from "../i18n/language.tsx";
import { CodeSpans } from "../shared/code-spans.tsx";
import type { Field } from "./form-fields.ts";
import type { Draft } from "./form-values.ts";

/** A field of a form, what stands in it, and what is called with each change. */
export interface FieldProps {
  readonly field: Field;
  /** In place of the schema's own words. */
  readonly about?: string | undefined;
  readonly value: Draft;
  readonly onChange: (value: Draft) => void;
}

export const FieldName = ({ field: { name, kind, isRequired } }: Pick<FieldProps, "field">) => {
  const { tools } = useTexts();
  return (
    <>
      <code>{name}</code>
      {!isRequired && <span className="quiet">{tools.optional}</span>}
      {kind === "json" && <span className="quiet">{tools.json}</span>}
    </>
  );
};

/** What a field is, in the reader's language where there are such words. */
export const About = ({ field, about }: Pick<FieldProps, "field" | "about">): ReactNode => {
  const text = about ?? field.schema.description;
  return (
    text && (
      <span className="quiet">
        <CodeSpans text={text} />
      </span>
    )
  );
};
