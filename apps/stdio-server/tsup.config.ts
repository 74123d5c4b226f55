import { appBundle } from "../../tsup.base.ts";

export default appBundle({
  main: "src/main.ts",
  "calculate-worker": "../../packages/tools/src/calculate/calculate-worker.ts",
  "extract-worker": "../../packages/tools/src/search-docs/extract/extract-worker.ts",
  "bergamot-worker": "../../packages/tools/src/translate/bergamot/bergamot-worker.ts",
});
