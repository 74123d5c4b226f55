import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button, FieldError, Form, Input, Label, TextField } from "react-aria-components";
import { readConfig } from "./api/api.ts";
import { toApiError } from "./api/api-error.ts";
import type { Config } from "./api/types.ts";
import { useTexts } from "./i18n/language.tsx";
import { isSendable, readKey, saveKey } from "./session/api-key.ts";
import { Command } from "./shared/command.tsx";
import { COMMANDS } from "./shared/commands.ts";
import { FailureNotice, Notice } from "./shared/notice.tsx";
import { Waiting } from "./shared/waiting.tsx";

const UNAVAILABLE_RETRY_MS = 2_000;

/** Shows the views once the server has said who it is; otherwise what is wrong, and what to do about it. */
export const ConfigGate = ({ children }: { children: (config: Config) => ReactNode }) => {
  const { data, error, refetch } = useQuery({
    queryKey: ["config"],
    queryFn: readConfig,
    refetchInterval: ({ state }) =>
      state.error && toApiError(state.error).code === "server_unavailable" ? UNAVAILABLE_RETRY_MS : false,
  });
  if (error) {
    const failure = toApiError(error);
    if (failure.code === "unauthenticated") return <KeyForm />;
    return <FailureNotice error={failure} onRetry={() => void refetch()} />;
  }
  return data ? children(data) : <Waiting />;
};

const KeyForm = () => {
  const texts = useTexts();
  const queries = useQueryClient();
  const [key, setKey] = useState("");
  const [isShown, setShown] = useState(false);
  const wasWrong = readKey() !== "";
  const use = (): void => {
    saveKey(key);
    void queries.resetQueries();
  };
  return (
    <section className="gate">
      <h1>{wasWrong ? texts.key.wrong : texts.key.needed}</h1>
      <Notice tone={wasWrong ? "bad" : "info"}>
        <p>{wasWrong ? texts.key.wrongHow : texts.key.how}</p>
        <Command text={COMMANDS.createKey} />
      </Notice>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          use();
        }}
      >
        <TextField
          value={key}
          onChange={setKey}
          type={isShown ? "text" : "password"}
          isRequired
          validate={(typed) => (typed === "" || isSendable(typed) ? null : texts.key.unsendable)}
          autoComplete="off"
          autoFocus
        >
          <Label>{texts.key.label}</Label>
          <Input spellCheck="false" />
          <FieldError />
        </TextField>
        <div className="row">
          <Button type="submit" className="primary">
            {texts.key.use}
          </Button>
          <Button className="quiet-button" onPress={() => setShown(!isShown)}>
            {isShown ? texts.key.hide : texts.key.show}
          </Button>
        </div>
        <p className="quiet">{texts.key.kept}</p>
      </Form>
    </section>
  );
};
