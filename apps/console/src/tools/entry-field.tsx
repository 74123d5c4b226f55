import { use, useId, useRef } from "react";
import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { About, FieldName, type FieldProps } from "./field-words.tsx";
import { FormAttempts } from "./form-attempt.ts";

/** A choice of values, or of true and false. */
export const ChoiceField = ({ field, about, value, onChange }: FieldProps) => {
  const choices = field.kind === "boolean" ? ["true", "false"] : field.choices.map(String);
  const { default: otherwise } = field.schema;
  const { fields } = useTexts();
  const problemId = useId();
  const isMissing = use(FormAttempts) > 0 && field.isRequired && value === "";
  return (
    <label className="argument">
      <span>
        <FieldName field={field} />
      </span>
      <select
        value={value as string}
        aria-required={field.isRequired}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? problemId : undefined}
        onChange={(event) => onChange(event.target.value)}
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

/** A typed value: text, number, date or JSON. The default is shown as the placeholder. */
export const EntryField = ({ field, about, value, onChange }: FieldProps) => {
  const { kind, schema, isRequired, name } = field;
  const { fields } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const isTried = use(FormAttempts) > 0;
  // A partly entered date has no value, yet the field is not empty.
  const incomplete = input.current?.validity.badInput === true ? fields.incomplete : undefined;
  const missing = isRequired && value === "" ? fields.missing(name) : undefined;
  const problem = isTried ? (incomplete ?? missing) : undefined;
  const type = INPUT_TYPES[kind];
  const placeholder = schema.default === undefined ? "" : String(schema.default);
  return (
    <TextField
      className="argument"
      value={value as string}
      onChange={onChange}
      isRequired={isRequired}
      isInvalid={problem !== undefined}
    >
      <Label>
        <FieldName field={field} />
      </Label>
      {kind === "number" || type ? (
        <Input ref={input} type={type ?? "text"} inputMode={type ? undefined : "decimal"} placeholder={placeholder} />
      ) : (
        <TextArea rows={1} spellCheck="false" placeholder={placeholder} />
      )}
      {(about ?? schema.description) && (
        <Text slot="description">
          <About field={field} about={about} />
        </Text>
      )}
      <FieldError>{problem}</FieldError>
    </TextField>
  );
};
