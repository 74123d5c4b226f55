import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder, writeFiles } from "@twinhost/tools/testing";
import { expect, it } from "vitest";
import { replaceContent } from "./replace-content.ts";

it("leaves everything as it was if something cannot be moved", () => {
  const folder = temporaryFolder();
  // What a volume's file system keeps there stays, so this folder's name is taken.
  writeFiles(folder, { "a.txt": "old", "lost+found/old.txt": "" });
  const inner = join(folder, "inner");
  writeFiles(inner, { "a.txt": "new", "lost+found/new.txt": "" });
  expect(() => replaceContent(folder, inner)).toThrow("ENOTEMPTY");
  expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("old");
  expect(readFileSync(join(inner, "a.txt"), "utf8")).toBe("new");
  expect(readdirSync(folder).sort()).toEqual(["a.txt", "inner", "lost+found"]);
});
