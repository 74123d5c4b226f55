import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Packages in the path of a call and who depends on them: client and tools have different MCP SDK packages. */
const PACKAGES = {
  "@modelcontextprotocol/client": "packages/client",
  "@modelcontextprotocol/server": "packages/mcp",
  "@modelcontextprotocol/sdk": "apps/bench",
  undici: "apps/bench",
  zod: "apps/bench",
} as const;

/** Their versions as installed in a workspace. The build of the package `twinhost` saves them to a file. */
export const packageVersions = (workspace: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(PACKAGES).map(([name, owner]) => {
      const file = findPackageJSON(name, pathToFileURL(join(workspace, owner, "package.json")));
      return [name, file === undefined ? "unknown" : JSON.parse(readFileSync(file, "utf8")).version];
    }),
  );
