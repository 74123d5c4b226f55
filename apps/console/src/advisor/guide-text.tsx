import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import ReactMarkdown, { type Components } from "react-markdown";
import { readGuide } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { GFM } from "../shared/gfm.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { Waiting } from "../shared/waiting.tsx";

/** A link to another guide in the same folder. */
const SIBLING = /^([a-z-]+\.md)(?:#.*)?$/;

const componentsWith = (open: (file: string) => void): Components => ({
  // A guide is embedded in a page: its headings rank below the page's, and links to other files would be dead.
  h1: "h3",
  h2: "h4",
  h3: "h5",
  a: ({ href = "", children }) => {
    const sibling = SIBLING.exec(href)?.[1];
    if (sibling !== undefined)
      return (
        <Button className="link" onPress={() => open(sibling)}>
          {children}
        </Button>
      );
    if (!href.startsWith("http")) return <span>{children}</span>;
    return (
      <a href={href} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
    );
  },
});

/** A guide's text; guides that it links to open in its place. */
const GuideText = ({ path }: { path: string }) => {
  const texts = useTexts();
  /** The guides that were followed; undefined until a link is. */
  const [opened, setOpened] = useState<readonly string[]>();
  const shown = opened?.at(-1) ?? path;
  const { data, error, refetch } = useQuery({ queryKey: ["guide", shown], queryFn: () => readGuide(shown) });
  const place = useRef<HTMLDivElement>(null);
  // New components on each render would mount their links anew.
  const components = useMemo(
    () => componentsWith((file) => setOpened((before = []) => [...before, path.replace(/[^/]+$/, file)])),
    [path],
  );
  const isTurned = opened !== undefined && data !== undefined;
  useEffect(() => {
    if (!isTurned) return;
    // The focused link disappeared with its guide.
    place.current?.focus();
    place.current?.scrollIntoView();
  }, [isTurned, shown]);
  return (
    <div ref={place} className="guide" tabIndex={-1}>
      {opened !== undefined && opened.length > 0 && (
        <Button className="link" onPress={() => setOpened(opened.slice(0, -1))}>
          ← {texts.advisor.back}
        </Button>
      )}
      {error && <FailureNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data && (
        <ReactMarkdown remarkPlugins={[GFM]} components={components}>
          {data.markdown}
        </ReactMarkdown>
      )}
    </div>
  );
};

export default GuideText;
