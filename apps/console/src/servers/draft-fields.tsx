import type { ReactNode } from "react";
import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import type { DraftField, DraftProblem } from "./draft-problems.ts";
import type { ServerDraft } from "./server-entry.ts";

interface DraftFieldsProps {
  readonly draft: ServerDraft;
  /** Shown beside their fields. */
  readonly problems: ReadonlyMap<DraftField, DraftProblem>;
  readonly onChange: (draft: ServerDraft) => void;
  /** What an edited server has besides what its fields start with. Such a server keeps its name and kind. */
  readonly present?: (field: DraftField) => ReactNode;
}

const REQUIRED: readonly DraftField[] = ["name", "command", "url"];
const LONG: readonly DraftField[] = ["args", "env", "headers"];
const OF_KIND: Readonly<Record<ServerDraft["kind"], readonly DraftField[]>> = {
  stdio: ["command", "args", "env"],
  http: ["url", "headers"],
};

/** The fields of a server, each with a hint and its problem. */
export const DraftFields = ({ draft, problems, onChange, present }: DraftFieldsProps) => {
  const words = useTexts().servers;
  const field = (name: DraftField) => {
    const problem = problems.get(name);
    const note = words.notes[name];
    const example = words.examples[name];
    const placeholder = example === undefined ? "" : words.example(example);
    const entry = (
      <TextField
        key={name}
        name={name}
        className="argument"
        value={draft[name]}
        onChange={(value) => onChange({ ...draft, [name]: value })}
        isRequired={!present && REQUIRED.includes(name)}
        isInvalid={problem !== undefined}
      >
        <Label>{words[name]}</Label>
        {LONG.includes(name) ? (
          <TextArea rows={2} spellCheck="false" placeholder={placeholder} />
        ) : (
          <Input spellCheck="false" autoComplete="off" placeholder={placeholder} />
        )}
        {note && (
          <Text slot="description" className="quiet">
            {note}
          </Text>
        )}
        <FieldError>{problem && words.problems[problem]}</FieldError>
      </TextField>
    );
    if (!present) return entry;
    return (
      <div key={name} className="present">
        {entry}
        {present(name)}
      </div>
    );
  };
  if (present) return OF_KIND[draft.kind].map(field);
  return (
    <>
      {field("name")}
      <label className="argument">
        <span>{words.kind}</span>
        <select
          value={draft.kind}
          onChange={({ target }) => onChange({ ...draft, kind: target.value === "http" ? "http" : "stdio" })}
        >
          <option value="stdio">{words.kinds.stdio}</option>
          <option value="http">{words.kinds.http}</option>
        </select>
      </label>
      {OF_KIND[draft.kind].map(field)}
    </>
  );
};
