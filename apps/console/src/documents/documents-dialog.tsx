import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { readDocuments } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { AddedDocument } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { bytes } from "../shared/figures.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { AddDocumentsButton, AddingState } from "./add-documents.tsx";
import { byLimit } from "./document-limits.ts";
import { DocumentRow } from "./document-row.tsx";
import type { AddDocuments } from "./use-add-documents.ts";
import "../style/documents.css";

/** The documents added by administrators, to open or remove, and who can see them. */
const DocumentsDialog = ({ documents, onClose }: { documents: AddDocuments; onClose: () => void }) => {
  const words = useTexts().documents;
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ["documents"], queryFn: readDocuments });
  const [removed, setRemoved] = useState<AddedDocument>();
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The focused button was removed with its row.
    if (removed) told.current?.focus();
  }, [removed]);
  const forget = async (document: AddedDocument): Promise<void> => {
    queries.setQueryData(["documents"], (before: readonly AddedDocument[] = []) =>
      before.filter(({ name }) => name !== document.name),
    );
    setRemoved(document);
    for (const key of ["documents", "document", "examples"]) await queries.invalidateQueries({ queryKey: [key] });
  };
  return (
    <Dialog title={words.heading} className="documents-dialog" onClose={onClose}>
      <p>{words.forAll}</p>
      <p className="quiet">
        {words.formats(byLimit(documents.limits).map(({ endings, bytes: most }) => [endings.join(" "), bytes(most)]))}
      </p>
      <AddDocumentsButton documents={documents} />
      <AddingState documents={documents} />
      {error && <FailureNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data?.length === 0 && <p className="quiet">{words.none}</p>}
      <p ref={told} role="status" tabIndex={-1}>
        {removed && words.removed(removed.title)}
      </p>
      {data && data.length > 0 && (
        <ul className="document-list" aria-label={words.heading}>
          {data.map((document) => (
            <DocumentRow key={document.name} document={document} onRemoved={() => void forget(document)} />
          ))}
        </ul>
      )}
    </Dialog>
  );
};

export default DocumentsDialog;
