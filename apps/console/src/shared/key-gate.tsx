import "../style/key-gate.css";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form, Input, Label, TextField } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { isSendable, saveKey, useKey } from "../session/api-key.ts";
import { Command } from "./command.tsx";
import { COMMANDS } from "./commands.ts";
import { FieldProblem } from "./field-problem.tsx";
import { Notice } from "./notice.tsx";

/** Stands in place of what the server shows only with a key, and says so of one that it refused. */
export const KeyGate = () => {
  const { key: words } = useTexts();
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const [isShown, setShown] = useState(false);
  const isRefused = useKey() !== "";
  const use = (): void => {
    saveKey(typed);
    void queries.resetQueries();
  };
  return (
    <section className="gate">
      <h1>{isRefused ? words.wrong : words.needed}</h1>
      <Notice tone={isRefused ? "bad" : "info"}>
        <p>{isRefused ? words.wrongHow : words.how}</p>
        <Command text={COMMANDS.createKey} />
      </Notice>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          use();
        }}
      >
        <TextField
          value={typed}
          onChange={setTyped}
          type={isShown ? "text" : "password"}
          isRequired
          validate={(key) => (key === "" || isSendable(key) ? null : words.unsendable)}
          autoComplete="off"
          autoFocus
        >
          <Label>{words.label}</Label>
          <Input spellCheck="false" />
          <FieldProblem missing={words.missing} />
        </TextField>
        <div className="row">
          <Button type="submit" className="primary">
            {words.use}
          </Button>
          <Button className="quiet-button" onPress={() => setShown(!isShown)}>
            {isShown ? words.hide : words.show}
          </Button>
        </div>
        <p className="quiet">{words.kept}</p>
      </Form>
    </section>
  );
};
