import ReactMarkdown, { type Components } from "react-markdown";
import rehypeHighlight from "rehype-highlight";
import remarkGfm from "remark-gfm";
import { DocumentLink } from "../documents/document-link.tsx";
import { linkDocuments } from "../documents/link-documents.ts";
import { readableUri } from "../documents/readable-uri.ts";
import { useTexts } from "../i18n/language.tsx";
import { CodeBlock } from "./code-block.tsx";
import { ScrollRegion } from "./scroll-region.tsx";
import "../style/markdown.css";

/** Links only to web pages and documents; other URLs, such as `javascript:`, are dropped. */
const safeUrl = (url: string): string => (/^(https?|docs):\/\//i.test(url) ? url : "");

/** A link whose text is its own URI. */
const isUri = (children: unknown): children is string => typeof children === "string" && children.startsWith("docs://");

const Table: Components["table"] = ({ children }) => (
  <ScrollRegion label={useTexts().table}>
    <table>{children}</table>
  </ScrollRegion>
);

/** Headings rank below the page's; images become links, because they would be loaded from other sites. */
const COMPONENTS: Components = {
  h1: "h3",
  h2: "h4",
  h3: "h5",
  h4: "h6",
  h5: "h6",
  a: ({ href, children }) => {
    if (!href) return <span>{children}</span>;
    if (/^docs:/i.test(href))
      return <DocumentLink uri={href}>{isUri(children) ? readableUri(children) : children}</DocumentLink>;
    return (
      <a href={href} target="_blank" rel="noreferrer noopener nofollow">
        {children}
      </a>
    );
  },
  img: ({ src, alt }) =>
    src ? (
      <a href={src} target="_blank" rel="noreferrer noopener nofollow">
        {alt || src}
      </a>
    ) : (
      <span>{alt}</span>
    ),
  input: ({ checked }) => <span>{checked ? "☑" : "☐"}</span>,
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  table: Table,
};

/** GitHub Flavored Markdown as React elements. Raw HTML stays text and is never rendered. */
const Markdown = ({ text }: { text: string }) => (
  <div className="markdown">
    <ReactMarkdown
      remarkPlugins={[remarkGfm, linkDocuments]}
      rehypePlugins={[[rehypeHighlight, { detect: false }]]}
      urlTransform={safeUrl}
      components={COMPONENTS}
    >
      {text}
    </ReactMarkdown>
  </div>
);

export default Markdown;
