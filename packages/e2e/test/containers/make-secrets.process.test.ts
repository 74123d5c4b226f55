import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { createDataDirectory, WORKSPACE } from "@twinhost/testing";
import { afterAll, expect, it } from "vitest";

const data = createDataDirectory();
afterAll(() => data.remove());

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

it("creates secrets that the containers' users can read, whatever the shell's umask, in a folder that others cannot enter", () => {
  const folder = join(data.path, "secrets");
  const make = join(WORKSPACE, "docker/make-secrets.ts");
  execFileSync("sh", ["-c", 'umask 077 && exec "$0" "$@"', process.execPath, make, folder], { stdio: "pipe" });
  const files = readdirSync(folder);
  expect(files).toContain("api-keys.json");
  expect(new Set(files.map((file) => modeOf(join(folder, file))))).toEqual(new Set(["644"]));
  expect(modeOf(folder)).toBe("700");
});
