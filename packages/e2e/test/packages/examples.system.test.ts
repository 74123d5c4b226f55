import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { becomeOutsider, type Outsider } from "./outsider.ts";

const TIMEOUT_MS = 300_000;

let outsider: Outsider;
beforeAll(() => {
  outsider = becomeOutsider();
}, 600_000);
afterAll(() => outsider?.leave());

const lines = (...texts: string[]): string => texts.map((text) => `${text}\n`).join("");
const asked = "asked: Delete 2 files?";

describe("from packed tarballs, outside the workspace", () => {
  it.each([
    [
      "own-tool-on-both-hosts.ts",
      lines(
        'stdio apple: {"pieces":12}',
        "stdio unicorn: refused_input",
        'http apple: {"pieces":12}',
        "http unicorn: refused_input",
        'rest apple: {"pieces":12}',
        "rest unicorn: refused_input",
        "A shop 1.0.0",
      ),
    ],
    [
      "inside-fastify.ts",
      lines('beside it: {"hello":"world"}', "2026-07-28: true", "2025-11-25: true", "without a key: unauthenticated"),
    ],
    [
      "third-party-server.ts",
      lines(
        "knows create_entities: true",
        "created: true",
        "found after a crash: true",
        "another process: true",
        "no such tool: refused_input",
      ),
    ],
    ["asks-its-user.ts", lines(asked, '{"deleted":0}', asked, "1/2 a.txt", "2/2 b.txt", '{"deleted":2}')],
    [
      "own-model.ts",
      lines(
        "It is 42. 1 call of add",
        ...["start", "start-step", "tool-call", "tool-result", "finish-step"],
        ...["start-step", "text-start", "text-delta", "text-end", "finish-step"],
      ),
    ],
  ])(
    "the example %s does what it says",
    async (name, printed) => {
      expect(await outsider.runExample(name)).toBe(printed);
    },
    TIMEOUT_MS,
  );

  it(
    "the example in each package's README prints the documented output",
    async () => {
      for (const { name, folder } of outsider.packages) {
        const readme = readFileSync(join(folder, "README.md"), "utf8");
        const source = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
        const printed = /```text\n(.*?)```/s.exec(readme)?.[1];
        expect(await outsider.runSource(`readme-of-${name.split("/")[1]}.ts`, source), name).toBe(printed);
      }
    },
    TIMEOUT_MS,
  );
});
