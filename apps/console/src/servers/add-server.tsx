import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Button, Form } from "react-aria-components";
import { toApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { Notice } from "../shared/notice.tsx";
import { Reason } from "../shared/reason.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { addServer, type KeptServer, type KeptServers, testServer } from "./api.ts";
import { DraftFields } from "./draft-fields.tsx";
import { type DraftField, NO_PROBLEMS, problemsOf } from "./draft-problems.ts";
import { Refused, TestResult } from "./outcome.tsx";
import { EMPTY_DRAFT, entryOf, type ServerDraft } from "./server-entry.ts";

interface Addition {
  readonly name: string;
  readonly replace: boolean;
}

interface AddServerProps {
  readonly servers: readonly KeptServer[];
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly onChanged: (servers: KeptServers) => void;
}

/** A form for a new server that can be tested before it is added. What does not work stays in it, to be corrected. */
export const AddServer = ({ servers, isOpen, onToggle, onChanged }: AddServerProps) => {
  const words = useTexts().servers;
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [showsProblems, setShowsProblems] = useState(false);
  const name = draft.name.trim();
  const focus = (field: DraftField): void => {
    const input = form.current?.elements.namedItem(field);
    if (input instanceof HTMLElement) input.focus();
  };
  const test = useMutation({ mutationFn: () => testServer(name, entryOf(draft)) });
  const add = useMutation({
    mutationFn: (addition: Addition) => addServer(addition.name, entryOf(draft), addition.replace),
    onSuccess: (changed, { replace }) => {
      onChanged(changed);
      // The focused button disappears with its question.
      if (replace) focus("name");
    },
  });
  const added = add.isSuccess ? servers.find((server) => server.name === add.variables.name) : undefined;
  const [hasWorked, setHasWorked] = useState(false);
  const works = added?.status === "healthy";
  useEffect(() => {
    if (!works) return;
    setDraft(EMPTY_DRAFT);
    setHasWorked(true);
  }, [works]);
  const problems = problemsOf(draft);
  const forget = (): void => {
    test.reset();
    add.reset();
    setHasWorked(false);
  };
  /** Clears the results for another entry. */
  const change = (next: ServerDraft): void => {
    setDraft(next);
    forget();
  };
  const attempt = (work: () => void): void => {
    forget();
    const [first] = problems.keys();
    setShowsProblems(first !== undefined);
    if (first === undefined) work();
    else focus(first);
  };
  const isTaken = add.error !== null && toApiError(add.error).code === "refused_input";
  const failure = isTaken ? undefined : (add.error ?? test.error);
  const isBusy = test.isPending || add.isPending;
  const outcome = useRef<HTMLDivElement>(null);
  const hasOutcome = isTaken || failure !== undefined || test.data !== undefined || added !== undefined;
  useEffect(() => {
    if (hasOutcome) outcome.current?.scrollIntoView({ block: "nearest" });
  }, [hasOutcome]);
  return (
    <details className="add-server" open={isOpen} onToggle={({ currentTarget }) => onToggle(currentTarget.open)}>
      <summary>{words.add}</summary>
      <Form
        ref={form}
        className="tool-form"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          attempt(() => add.mutate({ name, replace: false }));
        }}
      >
        <DraftFields draft={draft} problems={showsProblems ? problems : NO_PROBLEMS} onChange={change} />
        <div className="row add-buttons">
          <Button className="plain" isDisabled={isBusy} onPress={() => attempt(test.mutate)}>
            {words.test}
          </Button>
          <Button type="submit" className="primary" isDisabled={isBusy}>
            {words.save}
          </Button>
        </div>
      </Form>
      {isBusy && <Waiting label={words.testing} />}
      <div ref={outcome}>
        <div role="status">
          {added && !hasWorked && <Unproven server={added} />}
          {add.isSuccess && hasWorked && (
            <p>{(add.variables.replace ? words.replaced : words.added)(add.variables.name)}</p>
          )}
        </div>
        {isTaken && (
          <AlreadyThere
            name={name}
            onReplace={() => add.mutate({ name, replace: true })}
            onKeep={() => {
              forget();
              focus("name");
            }}
          />
        )}
        {failure && <Refused error={failure} />}
        {test.data && !isBusy && <TestResult result={test.data} />}
      </div>
    </details>
  );
};

/** A server that was added and has not worked yet. */
const Unproven = ({ server }: { server: KeptServer }) => {
  const words = useTexts().servers;
  if (server.status === "starting") return <p>{words.connecting(server.name)}</p>;
  if (server.status !== "unavailable") return null;
  return (
    <>
      <p>{words.addedUnusable(server.name)}</p>
      <Reason state={server} />
    </>
  );
};

/** The name is already in use: the user decides whether to replace that server. */
const AlreadyThere = ({ name, onReplace, onKeep }: { name: string; onReplace: () => void; onKeep: () => void }) => {
  const words = useTexts().servers;
  return (
    <Notice>
      <p>{words.exists(name)}</p>
      <div className="row">
        <Button className="plain" onPress={onReplace}>
          {words.replace}
        </Button>
        <Button className="quiet-button" autoFocus onPress={onKeep}>
          {words.keep}
        </Button>
      </div>
    </Notice>
  );
};
