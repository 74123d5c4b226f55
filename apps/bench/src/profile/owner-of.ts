/** Where a function's own time is counted. */
export interface CodePosition {
  readonly functionName: string;
  /** Source file: from the source map where there is one. */
  readonly source: string;
}

/** What no file stands for. */
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
  // pnpm's folders hold the name twice, and a workspace may lie below any folder: the last is the package itself.
  const last = (pattern: RegExp): string | undefined => [...source.matchAll(pattern)].at(-1)?.[1];
  const owner = last(/node_modules\/((?:@[^/]+\/)?[^/]+)/g) ?? last(/\/((?:packages|apps)\/[^/]+)(?=\/)/g);
  return owner ?? "other code";
};
