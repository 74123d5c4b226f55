import type { JsonValue } from "./json.ts";

/** JSON nested deeper than this is an attack on recursive code, not an argument. */
export const MAX_JSON_NESTING = 64;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/**
 * Parses JSON from outside. Unlike `JSON.parse` it rejects invalid UTF-8, which would be replaced silently, and nesting
 * that overflows recursive code.
 * @throws when it rejects the input, and on malformed JSON; the message is not meant for the sender
 */
export const parseJson = (bytes: Uint8Array): JsonValue => {
  const text = utf8.decode(bytes);
  if (nestsTooDeep(text)) throw new Error("nested too deep");
  return JSON.parse(text);
};

const nestsTooDeep = (json: string): boolean => mayNestTooDeep(json) && isNestedTooDeep(json);

/** Whether there are enough brackets. Counting is much faster than tracking depth, and few messages have that many. */
const mayNestTooDeep = (json: string): boolean => {
  let left = MAX_JSON_NESTING;
  for (const bracket of ["{", "["])
    for (let at = json.indexOf(bracket); at !== -1; at = json.indexOf(bracket, at + 1)) if (left-- === 0) return true;
  return false;
};

const isNestedTooDeep = (json: string): boolean => {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index++) {
    const character = json.charCodeAt(index);
    if (inString) {
      if (character === 0x5c) index++;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) {
      if (++depth > MAX_JSON_NESTING) return true;
    } else if (character === 0x7d || character === 0x5d) depth--;
  }
  return false;
};
