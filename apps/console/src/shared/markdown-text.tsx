import { lazy, Suspense } from "react";

const Markdown = lazy(() => import("./markdown.tsx"));

/** Markdown, which stands there as plain text until the code that formats it is loaded. */
export const MarkdownText = ({ text }: { text: string }) => (
  <Suspense fallback={<p className="plain-text">{text}</p>}>
    <Markdown text={text} />
  </Suspense>
);
