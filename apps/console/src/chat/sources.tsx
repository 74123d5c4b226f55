import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { DocumentLink } from "../documents/document-link.tsx";
import { readableUri } from "../documents/readable-uri.ts";
import { useTexts } from "../i18n/language.tsx";
import { MarkdownText } from "../shared/markdown-text.tsx";
import type { Source } from "./source.ts";

/** The documents behind an answer, with the passages found; each opens at its passage. */
export const Sources = ({ sources }: { sources: readonly Source[] }) => {
  const texts = useTexts();
  return (
    <Disclosure className="sources">
      <Heading level={3}>
        <Button slot="trigger" className="disclose">
          {texts.chat.sources(sources.length)}
        </Button>
      </Heading>
      <DisclosurePanel>
        <ol>
          {sources.map(({ title, uri, snippet, transport }) => (
            <li key={uri}>
              {uri.startsWith("docs://") ? (
                <DocumentLink uri={uri} snippet={snippet} transport={transport}>
                  {title}
                </DocumentLink>
              ) : (
                <strong>{title}</strong>
              )}{" "}
              <span className="quiet uri">{readableUri(uri)}</span>
              <MarkdownText text={snippet} />
            </li>
          ))}
        </ol>
      </DisclosurePanel>
    </Disclosure>
  );
};
