import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button, FieldError, Form, Input, Label, TextField } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { isSendable, saveKey, useKey } from "../session/api-key.ts";
import { Command } from "./command.tsx";
import { COMMANDS } from "./commands.ts";
import { Notice } from "./notice.tsx";

/** Asks for a key in place of content that requires one, and says if the last key was rejected. */
export const KeyGate = () => {
  const { key: words } = useTexts();
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const [isShown, setShown] = useState(false);
  const [isTried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const unusable = isSendable(typed) ? undefined : words.unsendable;
  const problem = typed === "" ? words.missing : unusable;
  const isRefused = useKey() !== "";
  const use = (): void => {
    setTried(true);
    if (problem !== undefined) {
      field.current?.focus();
      return;
    }
    saveKey(typed);
    void queries.resetQueries();
  };
  return (
    <section className="gate">
      <h1>{isRefused ? words.wrong : words.needed}</h1>
      <Notice tone={isRefused ? "bad" : "info"}>
        <p>{isRefused ? words.wrongHow : words.how}</p>
        <Command text={COMMANDS.createKey} />
        <p className="quiet">{words.dataFolder}</p>
      </Notice>
      <Form
        validationBehavior="aria"
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
          isInvalid={isTried && problem !== undefined}
          autoComplete="off"
          autoFocus
        >
          <Label>{words.label}</Label>
          <Input ref={field} spellCheck="false" />
          <FieldError>{problem}</FieldError>
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
