/** Writes the published schema anew, after a change of `schema.ts`: `pnpm --filter @twinhost/bench schema`. */
import { writeFileSync } from "node:fs";
import { reportJsonSchema } from "./json-schema.ts";

writeFileSync(new URL("../report.schema.json", import.meta.url), `${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
