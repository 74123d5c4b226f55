import { type AdviceCase, type CaseField, DEFAULT_CASE, isCounted, messages } from "@twinhost/advisor";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { AmountField } from "./amount-field.tsx";
import { CASE_INPUTS, type CaseInput, withAnswer } from "./case-inputs.ts";

interface CaseFormProps {
  readonly given: AdviceCase;
  readonly onChange: (given: AdviceCase) => void;
  /** Called with whether a field's value is valid; an invalid one leaves the case unchanged. */
  readonly onFit: (field: CaseField, fits: boolean) => void;
}

/** The inputs that apply to the case; all have defaults. */
export const CaseForm = ({ given, onChange, onFit }: CaseFormProps) => {
  const texts = useTexts();
  // Part of the fields' keys, so that a reset clears invalid input too.
  const [resets, setResets] = useState(0);
  const reset = (): void => {
    setResets((count) => count + 1);
    for (const { field } of CASE_INPUTS) onFit(field, true);
    onChange(DEFAULT_CASE);
  };
  /** Invalid input in a field that disappears no longer counts. */
  const change = (next: AdviceCase): void => {
    for (const { field } of CASE_INPUTS) if (!isCounted(field, next)) onFit(field, true);
    onChange(next);
  };
  return (
    <form className="case" aria-label={texts.advisor.form} onSubmit={(event) => event.preventDefault()}>
      <h2>{texts.advisor.form}</h2>
      {CASE_INPUTS.filter(({ field }) => isCounted(field, given)).map((input) => (
        <CaseInputField key={`${input.field} ${resets}`} input={input} given={given} onChange={change} onFit={onFit} />
      ))}
      <Button className="plain" onPress={reset}>
        {texts.advisor.reset}
      </Button>
    </form>
  );
};

const CaseInputField = ({ input, given, onChange, onFit }: CaseFormProps & { readonly input: CaseInput }) => {
  const [language] = useLanguage();
  const words = messages[language];
  const { field } = input;
  const answer = (value: unknown): void => {
    const next = withAnswer(given, field, value);
    if (next) onChange(next);
  };
  if (input.kind === "amount")
    return (
      <AmountField
        input={input}
        value={given[field] as number | null}
        onChange={answer}
        onFit={(isRight) => onFit(field, isRight)}
      />
    );
  const names = words.choices[field as keyof typeof words.choices];
  if (input.kind === "choice")
    return (
      <label className="case-field">
        <span>{words.fields[field]}</span>
        <select
          value={String(given[field])}
          onChange={({ target: { value } }) => answer(typeof given[field] === "boolean" ? value === "true" : value)}
        >
          {input.options.map((option) => (
            <option key={option} value={option}>
              {names[option]}
            </option>
          ))}
        </select>
      </label>
    );
  const chosen = given[field] as readonly string[];
  return (
    <fieldset className="case-field">
      <legend>{words.fields[field]}</legend>
      {input.options.map((option) => (
        <label key={option} className="case-option">
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={({ target: { checked } }) =>
              answer(input.options.filter((other) => (other === option ? checked : chosen.includes(other))))
            }
          />
          {names[option]}
        </label>
      ))}
    </fieldset>
  );
};
