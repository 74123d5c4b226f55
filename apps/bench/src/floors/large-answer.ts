const LARGE_BYTES = 1_024 ** 2;
const SENTENCE = "The same tools over HTTP or stdio. 같은 도구를 HTTP나 stdio로 씁니다. ";

/** One mebibyte of text, more than any tool of the product returns. */
export const LARGE_ANSWER = { text: SENTENCE.repeat(Math.ceil(LARGE_BYTES / Buffer.byteLength(SENTENCE))) };
