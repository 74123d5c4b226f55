/** Regenerates the published schemas after a change of `schema.ts`: `pnpm schema`. */
import { writeFileSync } from "node:fs";
import { ledgerJsonSchema, ownServerJsonSchema, reportJsonSchema } from "./json-schema.ts";

for (const [name, schema] of [
  ["report", reportJsonSchema()],
  ["ledger", ledgerJsonSchema()],
  ["own-server", ownServerJsonSchema()],
] as const)
  writeFileSync(new URL(`../${name}.schema.json`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
