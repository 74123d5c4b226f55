import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button, Form } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { editServer, type KeptServer, type KeptServers, testEdit } from "./api.ts";
import { DraftFields } from "./draft-fields.tsx";
import { NO_PROBLEMS, problemsOfEdit } from "./draft-problems.ts";
import { Refused, TestResult } from "./outcome.tsx";
import { EMPTY_DRAFT, entryOf, type ServerDraft } from "./server-entry.ts";

interface EditServerProps {
  readonly server: KeptServer;
  /** The id of the element with the server's name. */
  readonly nameId: string;
  readonly onSaved: (servers: KeptServers) => void;
  readonly onCancel: () => void;
}

/**
 * A form for an existing server. It starts empty, because the page does not know what may be secret: its arguments,
 * variables and headers, and the query of its URL. What stays empty is kept.
 */
export const EditServer = ({ server, nameId, onSaved, onCancel }: EditServerProps) => {
  const words = useTexts().servers;
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<ServerDraft>({ ...EMPTY_DRAFT, kind: server.transport });
  const [showsProblems, setShowsProblems] = useState(false);
  const changes = entryOf(draft);
  const test = useMutation({ mutationFn: () => testEdit(server.name, changes) });
  const save = useMutation({ mutationFn: () => editServer(server.name, changes), onSuccess: onSaved });
  const problems = problemsOfEdit(draft);
  const isBusy = test.isPending || save.isPending;
  const forget = (): void => {
    if (isBusy) return;
    test.reset();
    save.reset();
  };
  const attempt = (work: () => void): void => {
    forget();
    const [first] = problems.keys();
    setShowsProblems(first !== undefined);
    if (first === undefined) {
      work();
      return;
    }
    const input = form.current?.elements.namedItem(first);
    if (input instanceof HTMLElement) input.focus();
  };
  const failure = save.error ?? test.error;
  return (
    <Form
      ref={form}
      className="tool-form edit-server"
      aria-labelledby={nameId}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        attempt(save.mutate);
      }}
    >
      <p className="quiet">{words.editNote}</p>
      <DraftFields
        draft={draft}
        problems={showsProblems ? problems : NO_PROBLEMS}
        onChange={(next) => {
          setDraft(next);
          forget();
        }}
        editedTarget={server.target}
      />
      <div className="row add-buttons">
        <Button className="plain" isDisabled={isBusy} onPress={() => attempt(test.mutate)}>
          {words.test}
        </Button>
        <Button type="submit" className="primary" isDisabled={isBusy}>
          {words.saveEdit}
        </Button>
        <Button className="quiet-button" onPress={onCancel}>
          {words.cancel}
        </Button>
      </div>
      {isBusy && <Waiting label={words.testing} />}
      {failure && <Refused error={failure} />}
      {test.data && !isBusy && <TestResult result={test.data} />}
    </Form>
  );
};
