import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { toApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { FailureNotice, Notice } from "../shared/notice.tsx";
import { Reason } from "../shared/reason.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { addServer, type KeptServers, type ServerTest, testServer } from "./api.ts";
import { EMPTY_DRAFT, entryOf, type ServerDraft } from "./server-entry.ts";

/** A form for a new server, which can be tested before it is added. */
export const AddServer = ({ onChanged }: { onChanged: (servers: KeptServers) => void }) => {
  const words = useTexts().servers;
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const test = useMutation({ mutationFn: () => testServer(draft.name, entryOf(draft)) });
  const add = useMutation({
    mutationFn: () => addServer(draft.name, entryOf(draft)),
    onSuccess: (servers) => {
      setDraft(EMPTY_DRAFT);
      onChanged(servers);
    },
  });
  /** What was said of another entry is of no use for this one. */
  const change = (next: ServerDraft): void => {
    setDraft(next);
    test.reset();
    add.reset();
  };
  const failure = add.error ?? test.error;
  const isBusy = test.isPending || add.isPending;
  const field = (name: Exclude<keyof ServerDraft, "kind">, more: { isLong?: boolean; note?: string } = {}) => (
    <TextField
      className="argument"
      value={draft[name]}
      onChange={(value) => change({ ...draft, [name]: value })}
      isRequired={["name", "command", "url"].includes(name)}
    >
      <Label>{words[name]}</Label>
      {more.isLong ? <TextArea rows={2} spellCheck="false" /> : <Input spellCheck="false" />}
      {more.note && (
        <Text slot="description" className="quiet">
          {more.note}
        </Text>
      )}
    </TextField>
  );
  return (
    <details className="add-server">
      <summary>{words.add}</summary>
      <Form
        className="tool-form"
        onSubmit={(event) => {
          event.preventDefault();
          test.reset();
          add.mutate();
        }}
      >
        {field("name", { note: words.nameNote })}
        <label className="argument">
          <span>{words.kind}</span>
          <select
            value={draft.kind}
            onChange={({ target }) => change({ ...draft, kind: target.value === "http" ? "http" : "stdio" })}
          >
            <option value="stdio">{words.kinds.stdio}</option>
            <option value="http">{words.kinds.http}</option>
          </select>
        </label>
        {draft.kind === "stdio" ? (
          <>
            {field("command")}
            {field("args", { isLong: true })}
            {field("env", { isLong: true, note: words.secrets })}
          </>
        ) : (
          <>
            {field("url")}
            {field("headers", { isLong: true, note: words.secrets })}
          </>
        )}
        <div className="row add-buttons">
          <Button
            className="plain"
            isDisabled={isBusy}
            onPress={() => {
              add.reset();
              test.mutate();
            }}
          >
            {words.test}
          </Button>
          <Button type="submit" className="primary" isDisabled={isBusy}>
            {words.save}
          </Button>
        </div>
      </Form>
      {isBusy && <Waiting label={words.testing} />}
      {failure && <FailureNotice error={toApiError(failure)} />}
      {test.data && !isBusy && <TestResult result={test.data} />}
    </details>
  );
};

const TestResult = ({ result }: { result: ServerTest }) => {
  const words = useTexts().servers;
  if (!result.ok)
    return (
      <Notice tone="bad">
        <p>{words.fails}</p>
        <Reason state={result} />
      </Notice>
    );
  return (
    <Notice>
      <p>{words.works(result.tools.length)}</p>
      <p>
        {result.tools.map((tool) => (
          <code key={tool}>{tool} </code>
        ))}
      </p>
    </Notice>
  );
};
