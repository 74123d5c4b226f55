import ReactMarkdown, { type Components } from "react-markdown";
import rehypeHighlight from "rehype-highlight";
import { DocumentLink } from "../documents/document-link.tsx";
import { linkDocuments } from "../documents/link-documents.ts";
import { readableUri } from "../documents/readable-uri.ts";
import { useTexts } from "../i18n/language.tsx";
import { CodeBlock } from "./code-block.tsx";
import { GFM } from "./gfm.ts";
import { looseRows } from "./loose-rows.ts";
import { safeUrl } from "./safe-url.ts";
import { ScrollRegion } from "./scroll-region.tsx";
import "../style/markdown.css";

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

/**
 * GitHub Flavored Markdown as React elements. Raw HTML stays text and is never rendered.
 * @param base the URI of the document with this text, for its relative links
 */
const Markdown = ({ text, base }: { text: string; base?: string }) => (
  <div className="markdown">
    <ReactMarkdown
      remarkPlugins={[GFM, looseRows, linkDocuments]}
      rehypePlugins={[[rehypeHighlight, { detect: false }]]}
      urlTransform={(url, key) => safeUrl(url, key === "href" ? base : undefined)}
      components={COMPONENTS}
    >
      {text}
    </ReactMarkdown>
  </div>
);

export default Markdown;
