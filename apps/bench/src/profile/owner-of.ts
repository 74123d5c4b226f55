/** The code that a function's self time is attributed to. */
export interface CodePosition {
  readonly functionName: string;
  /** Source file, from the source map if there is one. */
  readonly source: string;
}

/** V8's entries that belong to no file. */
const BY_NAME: Readonly<Record<string, string>> = {
  "(garbage collector)": "garbage collection",
  "(program)": "native",
};

/** The package that a function belongs to: an installed one by its name, ours by its folder. */
export const ownerOf = ({ functionName, source }: CodePosition): string => {
  const known = BY_NAME[functionName];
  if (known !== undefined) return known;
  if (source === "" || source.startsWith("wasm:")) return "native";
  if (source.startsWith("node:")) return "node internals";
  // pnpm's paths contain the name twice, and a workspace may be in any folder: the last match is the package.
  const last = (pattern: RegExp): string | undefined => [...source.matchAll(pattern)].at(-1)?.[1];
  const owner = last(/node_modules\/((?:@[^/]+\/)?[^/]+)/g) ?? last(/\/((?:packages|apps)\/[^/]+)(?=\/)/g);
  return owner ?? "other code";
};
