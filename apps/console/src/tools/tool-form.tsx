import { type ReactNode, useState } from "react";
import { Button, Form } from "react-aria-components";
import type { JsonSchema } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { Notice } from "../shared/notice.tsx";
import { ArgumentField } from "./argument-field.tsx";
import { argumentsOf, fieldsOf } from "./form-fields.ts";

/** The arguments of a tool as a form. */
export const ToolForm = ({
  schema,
  first = {},
  action,
  isRunning,
  none,
  onRun,
}: {
  schema: JsonSchema;
  /** What the fields begin with. */
  first?: Readonly<Record<string, string>> | undefined;
  action: string;
  isRunning: boolean;
  /** Stands in place of the fields where there are none. */
  none?: ReactNode;
  onRun: (args: Record<string, unknown>) => void;
}) => {
  const texts = useTexts();
  const fields = fieldsOf(schema);
  const [values, setValues] = useState(first);
  const [isWrong, setWrong] = useState(false);

  const submit = (): void => {
    try {
      onRun(argumentsOf(fields, values));
      setWrong(false);
    } catch {
      setWrong(true);
    }
  };
  return (
    <Form
      className="tool-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {fields.length === 0 && none}
      {fields.map((field) => (
        <ArgumentField
          key={field.name}
          field={field}
          value={values[field.name] ?? ""}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      {isWrong && (
        <Notice tone="bad">
          <p>{texts.tools.notJson}</p>
        </Notice>
      )}
      <Button type="submit" className="primary" isDisabled={isRunning}>
        {action}
      </Button>
    </Form>
  );
};
