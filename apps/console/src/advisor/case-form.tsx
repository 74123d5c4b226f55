import { type AdviceCase, DEFAULT_CASE, messages } from "@twinhost/advisor";
import { Button } from "react-aria-components";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { AmountField } from "./amount-field.tsx";
import { CASE_INPUTS, type CaseInput, withAnswer } from "./case-inputs.ts";

/** Every answer of a case; all have defaults. */
export const CaseForm = ({ given, onChange }: { given: AdviceCase; onChange: (given: AdviceCase) => void }) => {
  const texts = useTexts();
  return (
    <form className="case" aria-label={texts.advisor.form} onSubmit={(event) => event.preventDefault()}>
      <h2>{texts.advisor.form}</h2>
      {CASE_INPUTS.map((input) => (
        <CaseField key={input.field} input={input} given={given} onChange={onChange} />
      ))}
      <Button className="plain" onPress={() => onChange(DEFAULT_CASE)}>
        {texts.advisor.reset}
      </Button>
    </form>
  );
};

const CaseField = ({
  input,
  given,
  onChange,
}: {
  input: CaseInput;
  given: AdviceCase;
  onChange: (given: AdviceCase) => void;
}) => {
  const [language] = useLanguage();
  const words = messages[language];
  const { field } = input;
  const answer = (value: unknown): void => {
    const next = withAnswer(given, field, value);
    if (next) onChange(next);
  };
  if (input.kind === "amount")
    return <AmountField input={input} value={given[field] as number | null} onChange={answer} />;
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
