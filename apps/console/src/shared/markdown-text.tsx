import { lazy, Suspense } from "react";
import { readableUris } from "../documents/readable-uri.ts";

const Markdown = lazy(() => import("./markdown.tsx"));

/** Markdown, which stands there as plain text until the code that formats it is loaded. */
export const MarkdownText = ({ text }: { text: string }) => (
  <Suspense fallback={<p className="plain-text">{readableUris(text)}</p>}>
    <Markdown text={text} />
  </Suspense>
);
