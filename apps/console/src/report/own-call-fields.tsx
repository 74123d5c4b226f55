import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FieldError, Label, TextArea, TextField } from "react-aria-components";
import { toApiError } from "../api/api-error.ts";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import { Reason } from "../shared/reason.tsx";
import { type OwnCall, readOwnServers } from "./bench-api.ts";

interface Fields {
  readonly server: string;
  readonly tool: string;
  readonly args: string;
  readonly allowWrites: boolean;
}

/** The arguments as entered; undefined while they are no JSON object. */
const argumentsOf = (text: string): Record<string, unknown> | undefined => {
  try {
    const args: unknown = JSON.parse(text);
    return typeof args === "object" && args !== null && !Array.isArray(args)
      ? (args as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
};

const callOf = ({ args: text, ...fields }: Fields): Omit<OwnCall, "language"> | undefined => {
  const args = argumentsOf(text);
  return args && fields.server !== "" && fields.tool !== "" ? { ...fields, arguments: args } : undefined;
};

/** Which tool of which third-party server is measured. @param onChange called with the call, or with undefined while it is none */
export const OwnCallFields = ({ onChange }: { onChange: (call: OwnCall | undefined) => void }) => {
  const words = useTexts().report.bench;
  const [language] = useLanguage();
  const { data: servers = [], error, isSuccess } = useQuery({ queryKey: ["own-servers"], queryFn: readOwnServers });
  const [fields, setFields] = useState<Fields>({ server: "", tool: "", args: "{}", allowWrites: false });
  const change = (changed: Partial<Fields>): void => {
    const next = { ...fields, ...changed };
    setFields(next);
    const call = callOf(next);
    onChange(call && { ...call, language });
  };
  if (error) return <FailureNotice error={toApiError(error)} />;
  if (isSuccess && servers.length === 0) return <p>{words.noServers}</p>;
  const chosen = servers.find(({ name }) => name === fields.server);
  return (
    <>
      <div className="own-call">
        <Choice
          label={words.server}
          value={fields.server}
          names={servers.map(({ name }) => name)}
          onChange={(server) => change({ server, tool: "" })}
        />
        <Choice
          label={words.tool}
          value={fields.tool}
          names={chosen?.tools.map(({ tool }) => tool) ?? []}
          onChange={(tool) => change({ tool })}
        />
        <TextField
          value={fields.args}
          onChange={(args) => change({ args })}
          isInvalid={argumentsOf(fields.args) === undefined}
        >
          <Label>{words.args}</Label>
          <TextArea rows={2} spellCheck="false" />
          <FieldError>{words.argsWrong}</FieldError>
        </TextField>
      </div>
      {chosen && <Reason state={chosen} />}
      <label>
        <input
          type="checkbox"
          checked={fields.allowWrites}
          onChange={({ target }) => change({ allowWrites: target.checked })}
        />{" "}
        {words.allowWrites}
      </label>
    </>
  );
};

const Choice = ({
  label,
  value,
  names,
  onChange,
}: {
  label: string;
  value: string;
  names: readonly string[];
  onChange: (name: string) => void;
}) => (
  <label>
    {label}
    <select value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">–</option>
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  </label>
);
