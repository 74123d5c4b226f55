import { benchCommand } from "@twinhost/bench/command";
import { expect, test } from "vitest";
import { COMMANDS } from "./commands.ts";

test("the menu names every command of the benchmark", () => {
  const bench = Object.values(COMMANDS)
    .flat()
    .find(({ name }) => name === "bench");
  const known = benchCommand().commands.map((command) => command.name());
  expect(known.length).toBeGreaterThan(3);
  for (const name of known) expect(bench?.summary).toMatch(new RegExp(`\\b${name}\\b`));
});
