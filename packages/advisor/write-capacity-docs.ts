/** Writes the tables of the capacity pages from the reference figures: `pnpm docs:capacity`. */
import { readFileSync, writeFileSync } from "node:fs";
import { CAPACITY_PLACE, capacityDocs } from "./capacity-docs.ts";

for (const language of ["en", "ko"] as const) {
  const page = new URL(`../../docs/${language}/capacity.md`, import.meta.url);
  const text = readFileSync(page, "utf8");
  if (!CAPACITY_PLACE.test(text)) throw new Error(`${page.pathname} has no place for the tables.`);
  writeFileSync(
    page,
    text.replace(CAPACITY_PLACE, () => `\n${capacityDocs(language).trim()}\n\n`),
  );
}
