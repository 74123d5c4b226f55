/** A text file's text, or why it has none. */
export type DecodedText = { readonly text: string } | { readonly skipped: string };

/**
 * Decodes UTF-8, UTF-16 with a byte order mark, and CP949, the encoding of old Korean files. CP949 is a guess, accepted
 * only if most of the result is Korean: in another code page the same bytes are other letters.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const text = decode(utf16Label(bytes) ?? "utf-8", bytes) ?? koreanText(bytes);
  if (text === undefined) return { skipped: "it is neither UTF-8 nor CP949 text" };
  return text.includes("\0") ? { skipped: "it is binary" } : { text };
};

/** Decodes with the named encoding, dropping a byte order mark; undefined if the bytes are invalid. */
export const decode = (label: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const utf16Label = ([first, second]: Uint8Array): string | undefined => {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
};

const koreanText = (bytes: Uint8Array): string | undefined => {
  // In the Encoding Standard this label covers all of CP949.
  const text = decode("euc-kr", bytes);
  const foreign = text?.match(/[^\0-\x7f]/gu)?.length ?? 0;
  const hangul = text?.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  return hangul * 2 > foreign ? text : undefined;
};
