import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), "utf8");

/** Custom properties (`--name: value`) in CSS, by name. */
const tokensIn = (css: string): Map<string, string> =>
  new Map(
    [...css.matchAll(/--(?<name>[\w-]+): (?<value>[^;]+);/g)].map(({ groups }) => [
      groups?.name ?? "",
      groups?.value ?? "",
    ]),
  );

it("uses the console's colours in the report page, in both themes", () => {
  const ofConsole = tokensIn(read("../src/style/tokens.css"));
  const style = read("../../../packages/report/src/html/style.ts");
  const [light, dark] = style
    .split("prefers-color-scheme: dark")
    .map((part) => tokensIn(part.split("box-sizing")[0] ?? ""));
  expect(light?.size).toBeGreaterThan(8);
  for (const [name, value] of light ?? [])
    expect(ofConsole.get(name), name).toBe(`light-dark(${value}, ${dark?.get(name)})`);
});
