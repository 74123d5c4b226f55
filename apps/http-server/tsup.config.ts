import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { appBundle } from "../../tsup.base.ts";

const swaggerUi = dirname(fileURLToPath(import.meta.resolve("swagger-ui-dist/package.json")));

/** What `/docs` serves lies beside the bundle, for an image holds nothing else. */
const copyAssets = async (): Promise<void> => {
  for (const name of ["swagger-ui.css", "swagger-ui-bundle.js", "LICENSE", "NOTICE"])
    cpSync(join(swaggerUi, name), join("dist/swagger-ui", name));
};

export default appBundle(
  {
    main: "src/main.ts",
    "calculate-worker": "../../packages/tools/src/calculate/calculate-worker.ts",
    "extract-worker": "../../packages/tools/src/search-docs/extract/extract-worker.ts",
  },
  copyAssets,
);
