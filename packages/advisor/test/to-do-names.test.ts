import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { advise } from "../src/advise.ts";
import { type AdviceCase, adviceCase } from "../src/case.ts";
import { messages } from "../src/render/advice-text.ts";
import { CASES } from "./cases.ts";
import { fixedConstants } from "./fixed-constants.ts";

const ROOT = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");

const OPERATIONS = ["none", "one-machine", "containers"] as const;
const GIVEN: readonly Partial<AdviceCase>[] = CASES.flatMap(({ given }) =>
  OPERATIONS.flatMap((operations) => [
    { ...given, operations },
    { ...given, operations, roundTripMs: 5, toolLanguage: "other" as const },
  ]),
);
const TO_DOS = GIVEN.map((given) => advise(adviceCase.parse(given), fixedConstants).toDo);

it("every setting is in the README, or one of the edge's", () => {
  const readme = new Set([...read("README.md").matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name));
  const edge = read("docker/edge.env");
  const unknown = TO_DOS.flatMap(({ settings }) => settings).filter(({ program, name }) =>
    program === "edge" ? !edge.includes(`${name}=`) : !readme.has(name),
  );
  expect(unknown).toEqual([]);
});

it("every file and service of a command exists", () => {
  const commands = new Set(TO_DOS.flatMap((toDo) => toDo.commands));
  const files = [...commands].flatMap((command) => command.match(/\b(docker|apps)\/[\w./-]+/g) ?? []);
  const sources = new Set(files.map((file) => file.replace("dist/main.js", "package.json")));
  expect([...sources].filter((file) => !existsSync(new URL(file, ROOT)))).toEqual([]);
  const compose = read("docker/compose.yaml");
  const services = [...commands].flatMap(
    (command) => / up --build(?: --\S+)*((?: [a-z-]+)*)$/.exec(command)?.[1] ?? [],
  );
  const names = new Set(services.flatMap((list) => list.split(" ").filter(Boolean)));
  expect(names.size).toBeGreaterThan(1);
  expect([...names].filter((name) => !compose.includes(`\n  ${name}:\n`))).toEqual([]);
});

it.each(["en", "ko"] as const)("every guide that a note names exists: %s", (language) => {
  const guides = Object.values(messages[language].toDoNotes).flatMap((note) => note.match(/docs\/\S+?\.md/g) ?? []);
  expect(guides.length).toBeGreaterThan(5);
  expect(guides.filter((guide) => !guide.startsWith(`docs/${language}/`) || !existsSync(new URL(guide, ROOT)))).toEqual(
    [],
  );
});
