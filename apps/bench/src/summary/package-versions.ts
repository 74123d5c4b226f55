import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** What stands in the path of a call, and whose dependency it is: client and tools bring their own MCP SDK. */
const PACKAGES = {
  "@modelcontextprotocol/client": "packages/client",
  "@modelcontextprotocol/server": "packages/mcp",
  "@modelcontextprotocol/sdk": "apps/bench",
  undici: "apps/bench",
  zod: "apps/bench",
} as const;

/** Versions of them, as a workspace has them installed. The build of the package `twinhost` writes them down. */
export const packageVersions = (workspace: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(PACKAGES).map(([name, owner]) => {
      const file = findPackageJSON(name, pathToFileURL(join(workspace, owner, "package.json")));
      return [name, file === undefined ? "unknown" : JSON.parse(readFileSync(file, "utf8")).version];
    }),
  );
