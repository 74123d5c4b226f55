import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { About, FieldName, type FieldProps } from "./field-words.tsx";

/** One of several values, or true and false. */
export const ChoiceField = ({ field, about, value, onChange }: FieldProps) => {
  const choices = field.kind === "boolean" ? ["true", "false"] : field.choices.map(String);
  const { default: otherwise } = field.schema;
  return (
    <label className="argument">
      <span>
        <FieldName field={field} />
      </span>
      <select value={value as string} onChange={(event) => onChange(event.target.value)} required={field.isRequired}>
        <option value="">{otherwise === undefined ? "–" : `– (${String(otherwise)})`}</option>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
      <About field={field} about={about} />
    </label>
  );
};

const INPUT_TYPES: Readonly<Record<string, string>> = { date: "date", moment: "datetime-local" };

/** What is typed: text, a number, a date, or JSON. A default shows until something is. */
export const EntryField = ({ field, about, value, onChange }: FieldProps) => {
  const { kind, schema, isRequired } = field;
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
      <FieldError />
    </TextField>
  );
};
