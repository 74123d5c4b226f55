const TOKEN = /\p{Script=Hangul}|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;

/** Words, Korean syllables and symbols: a fair approximation of tokens, because the rules have no tokenizer. */
export const tokensOf = (text: string): RegExpExecArray[] => [...text.matchAll(TOKEN)];

export const countTokens = (text: string): number => text.match(TOKEN)?.length ?? 0;
