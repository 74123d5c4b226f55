import remarkGfm, { type Options } from "remark-gfm";

/** GitHub Flavored Markdown, where one tilde strikes nothing through: Korean writes ranges with it, such as 1~2. */
export const GFM: [typeof remarkGfm, Options] = [remarkGfm, { singleTilde: false }];
