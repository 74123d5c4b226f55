/** A document URI within running text or JSON. */
const DOCUMENT = /docs:\/\/[^\s"'<>()[\]`\\]+/g;
/** Percent-encoded non-ASCII letters. */
const ENCODED_LETTERS = /(?:%[89A-F][0-9A-F])+/gi;

/** Control characters could make a URI look like another one. */
const isShowable = (text: string): boolean => !/\p{C}/u.test(text);

const decoded = (encoded: string): string => {
  try {
    const text = decodeURIComponent(encoded);
    return isShowable(text) ? text : encoded;
  } catch {
    return encoded;
  }
};

/** A document URI for display only, with its path as the author wrote it. Other text is unchanged. */
export const readableUri = (uri: string): string => (uri.startsWith("docs://") ? decoded(uri) : uri);

/** Decodes letters in the document URIs of a text, and keeps the URIs valid. */
export const readableUris = (text: string): string =>
  text.replace(DOCUMENT, (uri) => uri.replace(ENCODED_LETTERS, decoded));
