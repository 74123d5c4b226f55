import { type FormEvent, useId, useState } from "react";
import { Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { FieldProblem } from "../shared/field-problem.tsx";
import { About, FieldName, type FieldProps } from "./field-words.tsx";

/** One of several values, or true and false. */
export const ChoiceField = ({ field, about, value, onChange }: FieldProps) => {
  const choices = field.kind === "boolean" ? ["true", "false"] : field.choices.map(String);
  const { default: otherwise } = field.schema;
  const { fields } = useTexts();
  const problemId = useId();
  const [isMissing, setMissing] = useState(false);
  const sayMissing = (event: FormEvent<HTMLSelectElement>): void => {
    // In place of the browser's own bubble, which is in the browser's language.
    event.preventDefault();
    setMissing(true);
    const select = event.currentTarget;
    if (select.form?.querySelector(":invalid:not(fieldset)") === select) select.focus();
  };
  return (
    <label className="argument">
      <span>
        <FieldName field={field} />
      </span>
      <select
        value={value as string}
        required={field.isRequired}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? problemId : undefined}
        onInvalid={sayMissing}
        onChange={(event) => {
          setMissing(false);
          onChange(event.target.value);
        }}
      >
        <option value="">{otherwise === undefined ? "–" : `– (${String(otherwise)})`}</option>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
      <About field={field} about={about} />
      {isMissing && (
        <span id={problemId} className="react-aria-FieldError">
          {fields.notChosen(field.name)}
        </span>
      )}
    </label>
  );
};

const INPUT_TYPES: Readonly<Record<string, string>> = { date: "date", moment: "datetime-local" };

/** What is typed: text, a number, a date, or JSON. A default shows until something is. */
export const EntryField = ({ field, about, value, onChange }: FieldProps) => {
  const { kind, schema, isRequired, name } = field;
  const { fields } = useTexts();
  const type = INPUT_TYPES[kind];
  const placeholder = schema.default === undefined ? "" : String(schema.default);
  return (
    <TextField className="argument" value={value as string} onChange={onChange} isRequired={isRequired}>
      <Label>
        <FieldName field={field} />
      </Label>
      {kind === "number" || type ? (
        <Input type={type ?? "text"} inputMode={type ? undefined : "decimal"} placeholder={placeholder} />
      ) : (
        <TextArea rows={1} spellCheck="false" placeholder={placeholder} />
      )}
      {(about ?? schema.description) && (
        <Text slot="description">
          <About field={field} about={about} />
        </Text>
      )}
      <FieldProblem missing={fields.missing(name)} isRight={value !== ""} />
    </TextField>
  );
};
