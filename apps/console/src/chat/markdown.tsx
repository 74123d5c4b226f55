import ReactMarkdown from "react-markdown";

/** What a model may format with. Headings and pictures are not among it: an answer is a part of this page, not a page. */
const ALLOWED = ["p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a", "hr"];

/** Anything but a web address, such as `javascript:`, is left out of a link; documents of the server are named in the sources. */
const onlyWebAddresses = (url: string): string => (/^https?:\/\//i.test(url) ? url : "");

/** A model's text as React elements. Nothing of it ever becomes HTML: raw HTML stays text. */
const Markdown = ({ text }: { text: string }) => (
  <div className="markdown">
    <ReactMarkdown
      allowedElements={ALLOWED}
      unwrapDisallowed
      urlTransform={onlyWebAddresses}
      components={{
        a: ({ href, children }) =>
          href ? (
            <a href={href} target="_blank" rel="noreferrer noopener nofollow">
              {children}
            </a>
          ) : (
            <span>{children}</span>
          ),
      }}
    >
      {text}
    </ReactMarkdown>
  </div>
);

export default Markdown;
