import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button, Form } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { editServer, type KeptServer, type KeptServers, testEdit } from "./api.ts";
import { DraftFields } from "./draft-fields.tsx";
import { NO_PROBLEMS, problemsOfEdit } from "./draft-problems.ts";
import { Refused, TestResult } from "./outcome.tsx";
import { PresentValues } from "./present-values.tsx";
import { changesOf, EMPTY_DRAFT, NO_REMOVAL, type ServerDraft } from "./server-entry.ts";

interface EditServerProps {
  readonly server: KeptServer;
  /** The id of the element with the server's name. */
  readonly nameId: string;
  readonly onSaved: (servers: KeptServers) => void;
  readonly onCancel: () => void;
}

/**
 * A form for an existing server. It starts with its command or URL, and without what may be secret: its arguments, and
 * the values of its variables and headers, which are kept unless they are replaced or removed.
 */
export const EditServer = ({ server: latest, nameId, onSaved, onCancel }: EditServerProps) => {
  // As it was when the form was opened: the list is read again all the time.
  const [server] = useState(latest);
  const words = useTexts().servers;
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<ServerDraft>({
    ...EMPTY_DRAFT,
    kind: server.transport,
    command: server.transport === "stdio" ? server.target : "",
    url: server.transport === "http" ? server.target : "",
  });
  const [removal, setRemoval] = useState(NO_REMOVAL);
  const [showsProblems, setShowsProblems] = useState(false);
  const changes = changesOf(draft, server.target, removal);
  const test = useMutation({ mutationFn: () => testEdit(server.name, changes) });
  const save = useMutation({ mutationFn: () => editServer(server.name, changes), onSuccess: onSaved });
  const problems = problemsOfEdit(draft, server.target);
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
        present={(field) => (
          <PresentValues
            field={field}
            server={server}
            removal={removal}
            onRemoval={(next) => {
              setRemoval(next);
              forget();
            }}
          />
        )}
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
