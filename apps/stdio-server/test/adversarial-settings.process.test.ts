import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtStdioHost } from "@twinhost/testing";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "twinhost-settings-"));
const file = join(folder, "a-file");
writeFileSync(file, "");
afterAll(() => rmSync(folder, { recursive: true }));

const start = (environment: Record<string, string>, runtime = process.execPath) => {
  const env = { PATH: process.env.PATH, DATA_DIR: folder, LOG_LEVEL: "error", ...environment };
  const { stdout, stderr, status } = spawnSync(runtime, [builtStdioHost()], { env, encoding: "utf8", timeout: 20_000 });
  return { stdout, stderr, code: status };
};

const expectOneLine = ({ stdout, stderr, code }: ReturnType<typeof start>, parts: readonly RegExp[]): void => {
  expect({ stdout, code }).toEqual({ stdout: "", code: 1 });
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  for (const part of parts) expect(stderr).toMatch(part);
};

/** What the one line must contain: the setting, the given value, and what would be right. */
const WRONG: readonly (readonly [Record<string, string>, ...RegExp[]])[] = [
  [{ TRANSLATOR: "libretranslate" }, /TRANSLATOR/, /LIBRETRANSLATE_URL/],
  [{ LOG_LEVEL: "loud" }, /LOG_LEVEL="loud"/, /info, debug/],
  [{ DATA_DIR: join(file, "below") }, /DATA_DIR/, /a-file/],
];

describe("a wrong setting stops the start with one line", () => {
  it.each(
    WRONG.map(
      ([environment, ...parts]) => [JSON.stringify(environment).replace(folder, "…"), environment, parts] as const,
    ),
  )("%s", (_title, environment, parts) => expectOneLine(start(environment), parts));
});

/** A Node on the PATH that is too old for the host. */
const findOldNode = (): string | undefined => {
  const { stdout } = spawnSync("which", ["-a", "node"], { encoding: "utf8" });
  return stdout
    .split("\n")
    .filter((path) => path !== "")
    .find(
      (path) => Number.parseInt(execFileSync(path, ["-p", "process.versions.node"], { encoding: "utf8" }), 10) < 24,
    );
};

const oldNode = findOldNode();
if (!oldNode) process.stderr.write("SKIPPED (needs a Node older than 24 on the PATH): a Node that is too old\n");

it.skipIf(!oldNode)("a Node that is too old is rejected with one line", () => {
  expectOneLine(start({}, oldNode), [/Node 24 or newer/, /this is \d+\.\d+\.\d+/]);
});
