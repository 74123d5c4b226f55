import { useRef } from "react";
import { Button } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { FailureText } from "../shared/failure-text.tsx";
import type { AddDocuments } from "./use-add-documents.ts";

const ENDINGS = ".md,.markdown,.txt,.html,.htm,.xhtml,.pdf,.docx";

/** Chooses files to add; they may also be dropped on the chat. */
export const AddDocumentsButton = ({ documents }: { documents: AddDocuments }) => {
  const texts = useTexts();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button className="plain" isDisabled={documents.isRunning} onPress={() => input.current?.click()}>
        {texts.documents.add}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={ENDINGS}
        hidden
        aria-label={texts.documents.add}
        onChange={({ target }) => {
          void documents.add([...(target.files ?? [])]);
          target.value = "";
        }}
      />
    </>
  );
};

/** How far adding has come, and what was not taken. */
export const AddingState = ({ documents: { adding, isRunning, close } }: { documents: AddDocuments }) => {
  const texts = useTexts();
  return (
    <div role="status">
      {adding && (
        <div className="adding">
          {isRunning && <progress value={adding.done} max={adding.all} aria-label={texts.documents.add} />}
          <span>
            {isRunning
              ? texts.documents.adding(adding.done, adding.all)
              : texts.documents.added(adding.all - adding.failed.length)}
          </span>
          {!isRunning && (
            <Button className="quiet-button" onPress={close}>
              {texts.close}
            </Button>
          )}
          {adding.failed.length > 0 && (
            <ul>
              {adding.failed.map(({ name, error }) => (
                <li key={name}>
                  <strong>{name}</strong>
                  <FailureText code={error.code} message={error.message} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
};
