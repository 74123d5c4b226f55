import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button, Form } from "react-aria-components";
import type { JsonSchema } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { Notice } from "../shared/notice.tsx";
import { ArgumentField } from "./argument-field.tsx";
import { FormAttempts, firstIncomplete } from "./form-attempt.ts";
import { fieldsOf } from "./form-fields.ts";
import { argumentsOf, type Drafts, draftsOf, emptyOf, NotJson } from "./form-values.ts";

/** A form for a tool's arguments. */
export const ToolForm = ({
  schema,
  about = {},
  first = {},
  again,
  action,
  isRunning,
  none,
  onRun,
}: {
  schema: JsonSchema;
  /** Descriptions of fields, replacing those of the schema. */
  about?: Readonly<Record<string, string>> | undefined;
  /** Initial values of the fields. */
  first?: Drafts | undefined;
  /** Arguments of an earlier call to start from. */
  again?: Readonly<Record<string, unknown>> | undefined;
  action: string;
  isRunning: boolean;
  /** Shown if there are no fields. */
  none?: ReactNode;
  onRun: (args: Record<string, unknown>) => void;
}) => {
  const texts = useTexts();
  const form = useRef<HTMLFormElement>(null);
  const isAgain = again !== undefined;
  useEffect(() => {
    // An earlier call is selected in the list below the form.
    if (isAgain) form.current?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
  }, [isAgain]);
  const fields = fieldsOf(schema);
  const [drafts, setDrafts] = useState<Drafts>(() => (again ? draftsOf(fields, again) : first));
  const [attempts, setAttempts] = useState(0);
  const [notJson, setNotJson] = useState<string>();

  const submit = (): void => {
    try {
      onRun(argumentsOf(fields, drafts));
      setNotJson(undefined);
    } catch (error) {
      if (!(error instanceof NotJson)) throw error;
      setNotJson(error.message);
    }
  };
  return (
    <Form
      ref={form}
      className="tool-form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        setAttempts(attempts + 1);
        const incomplete = firstIncomplete(event.currentTarget);
        if (incomplete) incomplete.focus();
        else submit();
      }}
    >
      {fields.length === 0 && none}
      <FormAttempts value={attempts}>
        {fields.map((field) => (
          <ArgumentField
            key={field.name}
            field={field}
            about={about[field.name]}
            value={drafts[field.name] ?? emptyOf(field)}
            onChange={(value) => setDrafts((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
      </FormAttempts>
      {notJson !== undefined && (
        <Notice tone="bad">
          <p>
            <code>{notJson}</code>: {texts.tools.notJson}
          </p>
        </Notice>
      )}
      <Button type="submit" className="primary" isDisabled={isRunning}>
        {action}
      </Button>
    </Form>
  );
};
