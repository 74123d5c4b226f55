import { lazy, Suspense } from "react";
import { readableUris } from "../documents/readable-uri.ts";

const Markdown = lazy(() => import("./markdown.tsx"));

/** Markdown, shown as plain text until the formatter is loaded. */
export const MarkdownText = ({ text }: { text: string }) => (
  <Suspense fallback={<p className="plain-text">{readableUris(text)}</p>}>
    <Markdown text={text} />
  </Suspense>
);
