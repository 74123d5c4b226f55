/** The endings of documents that can be indexed. */
const DOCUMENT = /\.(?:md|markdown|txt|x?html?|pdf|docx)$/i;

/**
 * Links only to web pages and documents; other URLs, such as `javascript:`, are dropped.
 * @param base the document that contains the link, for links relative to it
 */
export const safeUrl = (url: string, base?: string): string => {
  if (/^(https?|docs):\/\//i.test(url)) return url;
  if (base === undefined || /^(?:[a-z][a-z\d+.-]*:|[/\\#?])/i.test(url)) return "";
  // As below a folder, because a docs: URL would take the first folder for a host, and `..` ends at the root.
  const path = URL.parse(url, `file:///documents/${base.slice("docs://".length)}`)?.pathname;
  return path?.startsWith("/documents/") && DOCUMENT.test(path) ? path.replace("/documents/", "docs://") : "";
};
