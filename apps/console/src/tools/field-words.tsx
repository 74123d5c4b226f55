import type { ReactNode } from "react";
import { useTexts } from "../i18n/language.tsx";
import { CodeSpans } from "../shared/code-spans.tsx";
import type { Field } from "./form-fields.ts";
import type { Draft } from "./form-values.ts";

/** A form field, its value, and its change handler. */
export interface FieldProps {
  readonly field: Field;
  /** Replaces the schema's description. */
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

/** A field's description, in the user's language if available. */
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
