import { useQuery } from "@tanstack/react-query";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { readDocument } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { DocumentText } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { Dialog } from "../shared/dialog.tsx";
import Markdown from "../shared/markdown.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { findPassage } from "./find-passage.ts";
import type { Passage } from "./open-document.ts";
import { readableUri } from "./readable-uri.ts";
import "../style/documents.css";

const BLOCKS = "p, li, td, h3, h4, h5, h6, pre";

/** Longer texts, in characters, are shown unformatted: formatting would take the browser too long. */
const MAX_FORMATTED = 300_000;

interface DocumentPanelProps {
  readonly passage: Passage;
  /** Returns to the document that linked to this one; undefined for the first. */
  readonly onBack: (() => void) | undefined;
  readonly onClose: () => void;
}

/** A document beside the page, scrolled to the passage found in it. */
const DocumentPanel = ({ passage, onBack, onClose }: DocumentPanelProps) => {
  const { documents } = useTexts();
  const { uri, snippet, transport } = passage;
  const { data, error, refetch } = useQuery({
    queryKey: ["document", uri, transport],
    queryFn: () => readDocument(uri, transport),
  });
  const beginning = useRef<HTMLParagraphElement>(null);
  const failure = error ? toApiError(error) : undefined;
  const isGone = failure?.code === "bad_request";
  return (
    <Dialog title={readableUri(uri).split("/").at(-1) ?? uri} className="document-panel" onClose={onClose}>
      {onBack && (
        <Button className="link" onPress={onBack}>
          ← {documents.back}
        </Button>
      )}
      <p ref={beginning} className="quiet uri" tabIndex={-1}>
        {readableUri(uri)}
      </p>
      {failure && (
        <FailureNotice
          error={failure}
          what={isGone ? (onBack ? documents.goneLink : documents.gone) : undefined}
          onRetry={isGone ? undefined : () => void refetch()}
        />
      )}
      {!error && !data && <Waiting />}
      {data && <FoundIn key={uri} uri={uri} content={data} snippet={snippet} beginning={beginning} />}
    </Dialog>
  );
};

interface FoundInProps {
  readonly uri: string;
  readonly content: DocumentText;
  readonly snippet: string;
  readonly beginning: RefObject<HTMLElement | null>;
}

const FoundIn = ({ uri, content, snippet, beginning }: FoundInProps) => {
  const place = useRef<HTMLDivElement>(null);
  const text = withoutFrontMatter(content.text);
  const isFormatted = content.mimeType === "text/markdown" && text.length <= MAX_FORMATTED;
  const paragraphs = isFormatted ? [] : text.split(/\n{2,}/);
  useLayoutEffect(() => {
    const blocks = [...(place.current?.querySelectorAll(BLOCKS) ?? [])];
    const found = findPassage(
      blocks.map(({ textContent }) => textContent ?? ""),
      snippet,
    );
    const block = found === undefined ? undefined : blocks[found];
    block?.classList.add("found");
    block?.scrollIntoView({ block: "center" });
    // The focused link disappeared with the document before this one.
    if (document.activeElement === document.body) beginning.current?.focus();
    return () => block?.classList.remove("found");
  }, [snippet, beginning]);
  return (
    <div ref={place}>
      {isFormatted ? (
        <Markdown text={text} base={uri} />
      ) : (
        paragraphs.map((paragraph, index) => (
          <p key={index} className="plain-text">
            {paragraph}
          </p>
        ))
      )}
    </div>
  );
};

const withoutFrontMatter = (text: string): string => text.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, "");

export default DocumentPanel;
