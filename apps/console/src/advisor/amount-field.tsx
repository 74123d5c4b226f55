import { messages } from "@twinhost/advisor";
import { useState } from "react";
import { FieldError, Input, Label, TextField } from "react-aria-components";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { digits } from "../shared/figures.ts";
import type { CaseInput } from "./case-inputs.ts";

type AmountInput = Extract<CaseInput, { kind: "amount" }>;

const shown = (value: number | null): string => (value === null ? "" : String(value));

/** Parses a field's text; an empty field is null. */
const read = (text: string): number | null => (text.trim() === "" ? null : Number(text));

const fits = ({ least, most, isWhole, isOptional }: AmountInput, value: number | null): boolean =>
  value === null ? isOptional : value >= least && value <= most && (!isWhole || Number.isInteger(value));

/** Input for an amount. An invalid one shows an error and leaves the case unchanged. */
export const AmountField = ({
  input,
  value,
  onChange,
  onFit,
}: {
  input: AmountInput;
  value: number | null;
  onChange: (value: number | null) => void;
  /** Called with whether the field's value is valid. */
  onFit: (fits: boolean) => void;
}) => {
  const texts = useTexts();
  const [language] = useLanguage();
  const words = messages[language];
  const [typed, setTyped] = useState<string>();
  const text = typed ?? shown(value);
  const unit = words.units[input.field as keyof typeof words.units];
  const isRight = fits(input, read(text));
  const range = input.isWhole ? texts.advisor.whole : texts.advisor.range;
  const change = (next: string): void => {
    setTyped(next);
    const amount = read(next);
    onFit(fits(input, amount));
    if (fits(input, amount)) onChange(amount);
  };
  return (
    <TextField
      className="case-field"
      value={text}
      onChange={change}
      onBlur={() => isRight && setTyped(undefined)}
      isInvalid={!isRight}
    >
      <Label>{words.fields[input.field]}</Label>
      <span className="case-amount">
        <Input inputMode="decimal" placeholder={input.isOptional ? words.none : ""} />
        {unit && <span className="quiet">{unit}</span>}
      </span>
      <FieldError>{range(digits(input.least), input.most.toLocaleString("en-US"))}</FieldError>
    </TextField>
  );
};
