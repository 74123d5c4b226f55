/** As far as a document's address goes in running text and in JSON. */
const DOCUMENT = /docs:\/\/[^\s"'<>()[\]`\\]+/g;
/** Letters beyond ASCII as an address has them. */
const ENCODED_LETTERS = /(?:%[89A-F][0-9A-F])+/gi;

/** Control characters could show another address than the one that is meant. */
const isShowable = (text: string): boolean => !/\p{C}/u.test(text);

const decoded = (encoded: string): string => {
  try {
    const text = decodeURIComponent(encoded);
    return isShowable(text) ? text : encoded;
  } catch {
    return encoded;
  }
};

/** A document's address to be read, not to be opened: its path as its author wrote it. Other text stays as it is. */
export const readableUri = (uri: string): string => (uri.startsWith("docs://") ? decoded(uri) : uri);

/** A text in which the addresses of documents show their letters, and can be opened still. */
export const readableUris = (text: string): string =>
  text.replace(DOCUMENT, (uri) => uri.replace(ENCODED_LETTERS, decoded));
