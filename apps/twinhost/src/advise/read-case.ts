import { readFile } from "node:fs/promises";
import { type AdviceCase, adviceCase, CASE_FIELDS } from "@twinhost/advisor";

/** Says what is wrong with a file that the user named. */
export class BadFile extends Error {}

/** Reads a file as JSON. @throws BadFile naming the file and what is wrong with it */
export const readJson = async (file: string): Promise<unknown> => {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new BadFile(error.code === "ENOENT" ? `${file} does not exist` : `${file} cannot be read: ${error.message}`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadFile(`${file} is not JSON: ${(error as Error).message}`);
  }
};

/** The answers in a case file. @throws BadFile with the first invalid field, and what would be right */
export const readCaseFile = async (file: string): Promise<Partial<AdviceCase>> => {
  const json = await readJson(file);
  const { error } = adviceCase.safeParse(json);
  const [issue] = error?.issues ?? [];
  if (!issue) return json as Partial<AdviceCase>;
  const where = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  const known = issue.code === "unrecognized_keys" ? `; a case has ${CASE_FIELDS.join(", ")}` : "";
  throw new BadFile(`${file}: ${where}${issue.message}${known}`);
};
