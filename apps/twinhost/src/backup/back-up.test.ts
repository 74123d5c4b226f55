import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { temporaryFolder, writeFiles } from "@twinhost/tools/testing";
import { expect, it } from "vitest";
import { backUp } from "./back-up.ts";
import { restore } from "./restore.ts";

it("leaves out a document that is removed while it runs, and can be restored", async () => {
  const data = temporaryFolder();
  writeFiles(data, { "documents/a.md": "# A", "documents/b.md": "# B" });
  const database = new DatabaseSync(join(data, "a.sqlite"));
  database.exec("CREATE TABLE kept (name TEXT)");
  database.close();
  const copy = join(temporaryFolder(), "copy");
  const done = backUp(data, copy);
  // The files are listed, and the database, which is first, is being copied.
  rmSync(join(data, "documents/a.md"));
  const copied = [
    { name: "a.sqlite", isDatabase: true },
    { name: join("documents", "b.md"), isDatabase: false },
  ];
  expect(await done).toEqual(copied);
  const restored = temporaryFolder();
  expect(await restore(copy, restored, { force: false })).toEqual(copied);
  expect(readFileSync(join(restored, "documents/b.md"), "utf8")).toBe("# B");
});
