import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const DIST = join(import.meta.dirname, "../dist");
const PAGES = readdirSync(DIST).filter((file) => file.endsWith(".html"));

/** The first rule of `shared.css`, which the API reference imports into a layer. */
const SHARED_FIRST = /^(?:@layer console\{)?:root\{/;

const stylesheetsOf = (page: string): string[] =>
  [...readFileSync(join(DIST, page), "utf8").matchAll(/<link rel="stylesheet"[^>]* href="(?<file>[^"]+)"/g)].map(
    ({ groups }) => groups?.file ?? "",
  );

// The build does not link a page's stylesheets in the order of their imports: rules that should override others did not.
it.each(PAGES)("%s has one stylesheet, which begins with the rules that the others override", (page) => {
  const files = stylesheetsOf(page);
  expect(files).toHaveLength(1);
  expect(readFileSync(join(DIST, files[0] ?? ""), "utf8").slice(0, 100)).toMatch(SHARED_FIRST);
});

it("keeps what a font shorthand would reset behind it", () => {
  for (const page of PAGES)
    for (const file of stylesheetsOf(page))
      expect(readFileSync(join(DIST, file), "utf8")).not.toMatch(/font-variant-numeric:[^}]*[;{]font:/);
});

it("checks every page of the build", () => {
  expect(PAGES).toEqual(expect.arrayContaining(["docs.html", "index.html", "start.html", "usage.html"]));
});
