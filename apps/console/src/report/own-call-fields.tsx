import { useQuery } from "@tanstack/react-query";
import { FieldError, Label, TextArea, TextField } from "react-aria-components";
import { toApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import { Reason } from "../shared/reason.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { type OwnCall, readOwnServers } from "./bench-api.ts";

/** A call being entered. */
interface OwnCallDraft {
  readonly server: string;
  readonly tool: string;
  readonly args: string;
  readonly allowWrites: boolean;
}

export const EMPTY_CALL: OwnCallDraft = { server: "", tool: "", args: "{}", allowWrites: false };

/** Parses the arguments; undefined if they are not a JSON object. */
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

/** The call; undefined while the draft is incomplete or invalid. */
export const callOf = ({ args: text, ...fields }: OwnCallDraft): OwnCall | undefined => {
  const args = argumentsOf(text);
  return args && fields.server !== "" && fields.tool !== "" ? { ...fields, arguments: args } : undefined;
};

/** Selects the third-party tool to measure, and its arguments. */
export const OwnCallFields = ({
  draft: fields,
  onChange,
}: {
  draft: OwnCallDraft;
  onChange: (draft: OwnCallDraft) => void;
}) => {
  const words = useTexts().report.bench;
  const { data: servers, error, refetch } = useQuery({ queryKey: ["own-servers"], queryFn: readOwnServers });
  const change = (changed: Partial<OwnCallDraft>): void => onChange({ ...fields, ...changed });
  if (!servers) return error ? <FailureNotice error={toApiError(error)} onRetry={() => void refetch()} /> : <Waiting />;
  if (servers.length === 0) return <p>{words.noServers}</p>;
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
