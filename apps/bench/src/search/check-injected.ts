import type { InjectedDocument } from "./generate-corpus.ts";

/** The part of an answer that is checked here. */
interface FoundDocuments {
  readonly results: readonly { readonly id: string; readonly snippet: string }[];
  readonly total: number;
}

/** Searches with the defaults of `search_docs`. */
export type Search = (query: string) => Promise<FoundDocuments>;

/** Searches for each injected word: must find its document alone, with the word in the snippet. @throws Error if not */
export const checkInjected = async (injected: readonly InjectedDocument[], search: Search): Promise<void> => {
  for (const { id, word } of injected) {
    const { results, total } = await search(word);
    const [first] = results;
    if (total !== 1 || first?.id !== id || !first.snippet.includes(`**${word}**`))
      throw new Error(`"${word}" must find ${id} alone. ${total} found, first ${JSON.stringify(first) ?? "none"}.`);
  }
};
