import { readFileSync } from "node:fs";
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";

/** A JSON file that may have comments, trailing commas, a byte order mark. @throws Error that says where it is wrong */
export const readJsonc = (file: string): unknown => parseJsonc(readText(file));

/** The same for a text. */
export const parseJsonc = (given: string): unknown => {
  const text = given.replace(/^\uFEFF/, "");
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) throw new Error(`is not JSON: ${printParseErrorCode(first.error)} at ${position(text, first.offset)}`);
  return value;
};

const readText = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`cannot be read (${code}); give the path of a JSON file`);
  }
};

const position = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};
