import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../../../..");
/** The files counted in `docs/decisions/fast-path.md`. */
const FAST_PATH = [
  "packages/mcp-wire/src/*.ts",
  "packages/mcp/src/fast/fast-tools.ts",
  "packages/server/src/mcp-endpoint/fast-mcp.ts",
  "packages/server/src/app/fast-route.ts",
];
const MOST_LINES = 600;

it("is short enough to read in one go", () => {
  const files = globSync(FAST_PATH, { cwd: ROOT, exclude: ["**/*.test.ts"] });
  expect(files).toContain(join("packages", "mcp-wire", "src", "protocol-headers.ts"));
  for (const pattern of FAST_PATH.slice(1)) expect(files).toContain(join(...pattern.split("/")));
  const lines = files.map((file) => readFileSync(join(ROOT, file), "utf8").trimEnd().split("\n").length);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThan(MOST_LINES);
});
