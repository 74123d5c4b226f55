import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

/** Finds the source file of a bundle position; code without a source map is its own source. */
export const createSourceFinder = (): ((url: string, line: number, column: number) => string) => {
  const maps = new Map<string, SourceMap | undefined>();
  const mapOf = (url: string): SourceMap | undefined => {
    if (!maps.has(url)) maps.set(url, readMap(url));
    return maps.get(url);
  };
  return (url, line, column) => {
    // For an installed package only its name matters, which its source map would hide.
    const map = url.startsWith("file:") && !url.includes("/node_modules/") ? mapOf(url) : undefined;
    const entry = map?.findEntry(line, column);
    return entry && "originalSource" in entry ? new URL(String(entry.originalSource), url).href : url;
  };
};

const readMap = (url: string): SourceMap | undefined => {
  const file = `${fileURLToPath(url)}.map`;
  return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, "utf8"))) : undefined;
};
