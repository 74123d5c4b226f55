import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "react-aria-components";
import { removeDocument } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { AddedDocument } from "../api/types.ts";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { bytes } from "../shared/figures.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { DocumentLink } from "./document-link.tsx";

/** An added document, which can be opened, or removed after confirmation. */
export const DocumentRow = ({ document, onRemoved }: { document: AddedDocument; onRemoved: () => void }) => {
  const words = useTexts().documents;
  const [language] = useLanguage();
  const [isAsked, setAsked] = useState(false);
  const begin = useRef<HTMLButtonElement>(null);
  const remove = useMutation({ mutationFn: () => removeDocument(document.name), onSuccess: onRemoved });
  const { name, title, uri, addedAt } = document;
  const keep = (): void => {
    setAsked(false);
    remove.reset();
    begin.current?.focus();
  };
  return (
    <li>
      <div className="row">
        {uri === undefined ? <strong>{title}</strong> : <DocumentLink uri={uri}>{title}</DocumentLink>}
        <span className="quiet">{title === name ? "" : name}</span>
        <span className="quiet">{bytes(document.bytes)}</span>
        <span className="quiet">{new Date(addedAt).toLocaleDateString(language, { dateStyle: "medium" })}</span>
        <Button
          ref={begin}
          className="quiet-button"
          aria-label={words.removeOf(title)}
          aria-expanded={isAsked}
          onPress={() => setAsked(true)}
        >
          {words.remove}
        </Button>
      </div>
      {uri === undefined && <p className="quiet">{words.notIndexed}</p>}
      {isAsked && (
        // biome-ignore lint/a11y/useSemanticElements: no fieldset, as it is no form
        <div className="row" role="group" aria-label={words.sure(title)}>
          <span>{words.sure(title)}</span>
          <Button className="plain" isDisabled={remove.isPending} onPress={() => remove.mutate()}>
            {words.removeSure}
          </Button>
          <Button className="quiet-button" autoFocus onPress={keep}>
            {words.keep}
          </Button>
        </div>
      )}
      {remove.error && <FailureNotice error={toApiError(remove.error)} />}
    </li>
  );
};
