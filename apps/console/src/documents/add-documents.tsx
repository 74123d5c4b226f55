import { useRef } from "react";
import { Button } from "react-aria-components";
import type { ApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { FailureText } from "../shared/failure-text.tsx";
import { ScrollRegion } from "../shared/scroll-region.tsx";
import { documentRefusal } from "./document-refusal.ts";
import type { AddDocuments } from "./use-add-documents.ts";

/** Opens a file picker; files can also be dropped on the chat. */
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
        accept={Object.keys(documents.limits).join(",")}
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

/** Progress of adding, and what was not added. */
export const AddingState = ({ documents }: { documents: AddDocuments }) => {
  const { adding, isRunning, close } = documents;
  const texts = useTexts();
  return (
    <div role="status">
      {adding && (
        <div className="adding">
          {isRunning && <progress value={adding.done} max={adding.all} aria-label={texts.documents.add} />}
          <span>
            {isRunning ? texts.documents.adding(adding.done, adding.all) : texts.documents.added(adding.added)}
          </span>
          {!isRunning && adding.taken.length === 0 && (
            <Button className="quiet-button" onPress={close}>
              {texts.documents.dismiss}
            </Button>
          )}
          {!isRunning && adding.taken.length > 0 && (
            <Taken names={adding.taken.map(({ name }) => name)} onReplace={documents.replaceTaken} onKeep={close} />
          )}
          {adding.failed.length > 0 && (
            <ScrollRegion label={texts.documents.notAdded}>
              <p>{texts.documents.notAdded}:</p>
              <ul>
                {adding.failed.map(({ name, error }) => (
                  <li key={name}>
                    <strong>{name}</strong>
                    <Refused error={error} />
                  </li>
                ))}
              </ul>
            </ScrollRegion>
          )}
        </div>
      )}
    </div>
  );
};

const Refused = ({ error: { code, message } }: { error: ApiError }) => {
  const words = useTexts().documents.refusals;
  const refusal = documentRefusal(code, message);
  if (refusal === undefined) return <FailureText code={code} message={message} />;
  return <FailureText code={code} message="" what={words[refusal]} />;
};

/** Names already in use: the user decides whether to replace those documents. */
const Taken = ({
  names,
  onReplace,
  onKeep,
}: {
  names: readonly string[];
  onReplace: () => void;
  onKeep: () => void;
}) => {
  const words = useTexts().documents;
  return (
    <div>
      <p>{words.taken(names)}</p>
      <div className="row">
        <Button className="plain" onPress={onReplace}>
          {words.replace}
        </Button>
        <Button className="quiet-button" onPress={onKeep}>
          {words.keep}
        </Button>
      </div>
    </div>
  );
};
