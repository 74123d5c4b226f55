import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { CodeSpans } from "../shared/code-spans.tsx";
import type { Field } from "./form-fields.ts";

/** One argument of a tool as a labelled field. */
export const ArgumentField = ({
  field,
  value,
  onChange,
}: {
  field: Field;
  value: string;
  onChange: (value: string) => void;
}) => {
  const texts = useTexts();
  const { name, schema, kind, isRequired } = field;
  const label = (
    <>
      <code>{name}</code>
      {!isRequired && <span className="quiet">{texts.tools.optional}</span>}
      {kind === "json" && <span className="quiet">{texts.tools.json}</span>}
    </>
  );
  const description = schema.description && (
    <span className="quiet">
      <CodeSpans text={schema.description} />
    </span>
  );
  if (kind === "choice" || kind === "boolean") {
    const choices = kind === "boolean" ? ["true", "false"] : (schema.enum ?? []).map(String);
    return (
      <label className="argument">
        <span>{label}</span>
        <select value={value} onChange={(event) => onChange(event.target.value)} required={isRequired}>
          <option value="">–</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
        {description}
      </label>
    );
  }
  return (
    <TextField className="argument" value={value} onChange={onChange} isRequired={isRequired}>
      <Label>{label}</Label>
      {kind === "number" ? <Input inputMode="decimal" /> : <TextArea rows={1} spellCheck="false" />}
      {description && (
        <Text slot="description" className="quiet">
          <CodeSpans text={schema.description ?? ""} />
        </Text>
      )}
      <FieldError />
    </TextField>
  );
};
