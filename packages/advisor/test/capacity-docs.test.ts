import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { CAPACITY_PLACE, capacityDocs } from "../capacity-docs.ts";

it.each(["en", "ko"] as const)("the capacity page matches the reference figures: %s", (language) => {
  const page = readFileSync(new URL(`../../../docs/${language}/capacity.md`, import.meta.url), "utf8");
  // Written by `pnpm docs:capacity`.
  expect(CAPACITY_PLACE.exec(page)?.[0].trim()).toBe(capacityDocs(language).trim());
});
