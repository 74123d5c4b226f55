import { useRef } from "react";
import { Button } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { ChoiceField, EntryField } from "./entry-field.tsx";
import { About, FieldName, type FieldProps } from "./field-words.tsx";
import { type Draft, type Drafts, emptyOf, isEntered } from "./form-values.ts";

/** A tool argument as a labelled field or a group of fields. */
export const ArgumentField = (props: FieldProps) => {
  switch (props.field.kind) {
    case "list":
      return <ListField {...props} />;
    case "object":
      return <ObjectField {...props} />;
    case "choice":
    case "boolean":
      return <ChoiceField {...props} />;
    default:
      return <EntryField {...props} />;
  }
};

const ObjectField = ({ field, about, value, onChange }: FieldProps) => {
  const drafts = value as Drafts;
  // An optional object may be left out whole.
  const isExpected = field.isRequired || isEntered(value);
  return (
    <fieldset className="argument nested">
      <legend>
        <FieldName field={field} />
      </legend>
      <About field={field} about={about} />
      {field.fields.map((inner) => (
        <ArgumentField
          key={inner.name}
          field={isExpected ? inner : { ...inner, isRequired: false }}
          value={drafts[inner.name] ?? emptyOf(inner)}
          onChange={(changed) => onChange({ ...drafts, [inner.name]: changed })}
        />
      ))}
    </fieldset>
  );
};

const ListField = ({ field, about, value, onChange }: FieldProps) => {
  const { tools } = useTexts();
  const add = useRef<HTMLButtonElement>(null);
  const { item, name } = field;
  const drafts = value as readonly Draft[];
  if (!item) return null;
  return (
    <fieldset className="argument nested">
      <legend>
        <FieldName field={field} />
      </legend>
      <About field={field} about={about} />
      {drafts.map((draft, index) => (
        <div key={index} className="list-item">
          <ArgumentField
            field={{ ...item, name: `${name} ${index + 1}` }}
            value={draft}
            onChange={(changed) => onChange(drafts.with(index, changed))}
          />
          <Button
            className="quiet-button"
            aria-label={tools.remove(`${name} ${index + 1}`)}
            onPress={() => {
              onChange(drafts.toSpliced(index, 1));
              // The focused button is removed with its item.
              add.current?.focus();
            }}
          >
            {tools.removeShort}
          </Button>
        </div>
      ))}
      <Button ref={add} className="plain" onPress={() => onChange([...drafts, emptyOf(item)])}>
        {tools.add(name)}
      </Button>
    </fieldset>
  );
};
