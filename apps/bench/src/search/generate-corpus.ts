import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { randomLcg } from "d3-random";
import { drawRank, english, FIRST_COMMON_RANK, korean, type Random, type WordModel } from "./word-model.ts";

/** A document with a word that no other document has. */
export interface InjectedDocument {
  readonly id: string;
  readonly word: string;
}

export interface GeneratedCorpus {
  readonly bytes: number;
  readonly injected: readonly InjectedDocument[];
}

/** Approximate number of words in a document's paragraphs. */
export const WORDS_OF_DOCUMENT = 120;

const SEED = 0.42;
const FILES_OF_FOLDER = 1_000;
const INJECTED = 10;

/** Writes this many Markdown documents, half of them English, half Korean; the output is deterministic. */
export const generateCorpus = async (
  folder: string,
  documents: number,
  signal?: AbortSignal,
): Promise<GeneratedCorpus> => {
  const random = randomLcg(SEED);
  const injected: InjectedDocument[] = [];
  const everyInjected = Math.ceil(documents / INJECTED);
  let bytes = 0;
  for (let first = 0; first < documents; first += FILES_OF_FOLDER) {
    signal?.throwIfAborted();
    const name = String(first / FILES_OF_FOLDER).padStart(4, "0");
    await mkdir(join(folder, name), { recursive: true });
    const writes: Promise<void>[] = [];
    for (let number = first; number < Math.min(first + FILES_OF_FOLDER, documents); number++) {
      const model = number % 2 === 0 ? english : korean;
      const id = `${name}/${model.language}-${number}.md`;
      // Two neighbouring documents, one in each language.
      const isInjected = number % everyInjected < 2;
      const word = isInjected ? model.injected(number) : undefined;
      if (word !== undefined) injected.push({ id, word });
      const text = Buffer.from(writeDocument(model, random, word));
      bytes += text.length;
      writes.push(writeFile(join(folder, id), text));
    }
    await Promise.all(writes);
  }
  return { bytes, injected };
};

/** A title and one to five sections; all but the first have a heading. Sections have one or two paragraphs. */
const writeDocument = (model: WordModel, random: Random, injected: string | undefined): string => {
  const sections = drawInteger(random, 1, 5);
  const words = Math.round((WORDS_OF_DOCUMENT / sections) * (0.5 + random()));
  const parts = [`# ${nameOf(model, random)}`];
  for (let section = 0; section < sections; section++) {
    if (section > 0) parts.push(`## ${nameOf(model, random)}`);
    const split = Math.round(words * random());
    parts.push(...[split, words - split].filter((length) => length > 0).map((length) => prose(model, random, length)));
  }
  if (injected !== undefined) parts.push(`${prose(model, random, 5)} ${injected}.`);
  return `${parts.join("\n\n")}\n`;
};

const nameOf = (model: WordModel, random: Random): string =>
  Array.from({ length: drawInteger(random, 2, 5) }, () =>
    model.word(Math.max(FIRST_COMMON_RANK, drawRank(random))),
  ).join(" ");

const prose = (model: WordModel, random: Random, words: number): string => {
  let text = "";
  let left = 0;
  for (let index = 0; index < words; index++) {
    if (left === 0) {
      text += index === 0 ? "" : ". ";
      left = drawInteger(random, 6, 18);
    } else text += " ";
    text += model.inflected(drawRank(random), random);
    left--;
  }
  return `${text}.`;
};

const drawInteger = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
