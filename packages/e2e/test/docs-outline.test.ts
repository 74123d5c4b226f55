import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { outlineOf } from "../src/docs/outline.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const documents = execFileSync("git", ["ls-files", "-z", "*.md"], { cwd: ROOT, encoding: "utf8" })
  .split("\0")
  .filter((path) => path !== "" && existsSync(join(ROOT, path)) && !/\/test\/|\/fixtures\//.test(path));
const read = (path: string) => outlineOf(readFileSync(join(ROOT, path), "utf8"));

const koreanOf = (path: string): string | undefined => {
  if (path === "README.md") return "README.ko.md";
  return path.startsWith("docs/en/") ? path.replace("docs/en/", "docs/ko/") : undefined;
};
const pairs = documents.flatMap((path) => {
  const korean = koreanOf(path);
  return korean ? [[path, korean] as const] : [];
});

it.each(pairs)("%s has the same headings in Korean", (english, korean) => {
  expect(read(korean).levels).toEqual(read(english).levels);
});

it("every Korean document has an English one", () => {
  expect(documents.filter((path) => path.startsWith("docs/ko/")).sort()).toEqual(
    pairs
      .map(([, korean]) => korean)
      .filter((path) => path.startsWith("docs/ko/"))
      .sort(),
  );
});

it("links lead to files and headings that exist", () => {
  const broken = documents.flatMap((path) =>
    read(path)
      .links.filter((link) => {
        const [file = "", anchor] = link.split("#");
        const target = file === "" ? path : join(dirname(path), file);
        if (!existsSync(join(ROOT, target))) return true;
        return anchor !== undefined && target.endsWith(".md") && !read(target).anchors.has(anchor);
      })
      .map((link) => `${path}: ${link}`),
  );
  expect(broken).toEqual([]);
});

describe("the outline", () => {
  it("has headings, GitHub's anchors, and links within the repository", () => {
    const outline = outlineOf(
      "# A b: c!\n\n## 외부 MCP 서버\n\n[x](y.md#z) [w](https://example.com) ![i](a%20b.png)\n",
    );
    expect(outline.levels).toEqual(["#", "##"]);
    expect([...outline.anchors]).toEqual(["a-b-c", "외부-mcp-서버"]);
    expect(outline.links).toEqual(["y.md#z", "a b.png"]);
  });
});
