import { expect, it } from "vitest";
import { readHtml } from "./read-html.ts";

it("keeps the lines of a listing, without white space around the line breaks", () => {
  const { sections } = readHtml("<pre>one \t \n  two\n\n three</pre>");
  expect(sections[0]?.blocks).toEqual(["one\ntwo\n\nthree"]);
});

it("reads a huge stretch of white space quickly", () => {
  const { sections } = readHtml(`<pre>one${" ".repeat(500_000)}two</pre>`);
  expect(sections[0]?.blocks).toEqual(["one two"]);
});
