import { lazy, Suspense } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import type { Source } from "./chat-message.ts";

const Markdown = lazy(() => import("./markdown.tsx"));

/** The documents behind an answer, with the passages that were found. */
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
          {sources.map(({ title, uri, snippet }) => (
            <li key={uri}>
              <strong>{title}</strong> <span className="quiet uri">{uri}</span>
              <Suspense fallback={<p className="quiet">{snippet}</p>}>
                <Markdown text={snippet} />
              </Suspense>
            </li>
          ))}
        </ol>
      </DisclosurePanel>
    </Disclosure>
  );
};
