import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { appBundle, bergamotFolder } from "../../tsup.base.ts";
import { packageVersions } from "../bench/src/summary/package-versions.ts";
import { thirdPartyLicences } from "./third-party-licences.ts";

const WORKSPACE = join(import.meta.dirname, "../..");
const METAFILE = "dist/metafile-esm.json";

/** Copies what the servers serve besides code and the console next to the bundle, as in their own builds. */
const copyFiles = async (): Promise<void> => {
  for (const language of ["en", "ko"])
    cpSync(join(WORKSPACE, "docs", language), join("dist/docs", language), { recursive: true });
  for (const language of ["go", "node", "python", "rust"])
    cpSync(join(WORKSPACE, "apps/bench/src/peers/servers", language), join("dist/peers", language), {
      recursive: true,
    });
  writeFileSync("dist/versions.json", JSON.stringify(packageVersions(WORKSPACE)));
  writeFileSync("dist/third-party-licences.txt", thirdPartyLicences(METAFILE, [bergamotFolder]));
  rmSync(METAFILE);
};

/** All apps in one bundle with shared chunks; each program that runs as a separate process is an entry. */
export default {
  ...appBundle(
    {
      main: "src/main.ts",
      "http-server": "../http-server/src/main.ts",
      "stdio-server": "../stdio-server/src/main.ts",
      "llm-server": "../llm-server/src/main.ts",
      generator: "../bench/src/generator/main.ts",
      "http-floor-server": "../bench/src/floors/http-floor-server.ts",
      "large-pipe-floor-server": "../bench/src/floors/large-pipe-floor-server.ts",
      "large-stdio-server": "../bench/src/floors/large-stdio-server.ts",
      "many-tools-server": "../bench/src/floors/many-tools-server.ts",
      "stock-sdk-server": "../bench/src/floors/stock-sdk-server.ts",
      "unobserved-server": "../bench/src/guards/unobserved-server.ts",
      "pipe-floor-server": "../bench/src/floors/pipe-floor-server.ts",
      "toolbox-http-server": "../bench/src/toolbox/toolbox-http-server.ts",
      "toolbox-stdio-server": "../bench/src/toolbox/toolbox-stdio-server.ts",
      "sdk-v1-http-server": "../bench/src/peers/servers/node/sdk-v1-http-server.ts",
      "sdk-v1-stdio-server": "../bench/src/peers/servers/node/sdk-v1-stdio-server.ts",
      "sdk-v1-fragile-server": "../bench/src/peers/servers/node/sdk-v1-fragile-server.ts",
      "sdk-v2-http-server": "../bench/src/peers/servers/node/sdk-v2-http-server.ts",
      "hash-worker": "../bench/src/toolbox/hash-worker.ts",
      "counting-pipe": "../bench/src/measure/counting-pipe.ts",
      "event-loop-probe": "../bench/src/measure/event-loop-probe.ts",
      "hostile-tool": "../bench/src/experiments/h9-s3/hostile-tool.ts",
      "fault-hooks": "../bench/src/measure/fault-hooks.ts",
      "calculate-worker": "../../packages/tools/src/calculate/calculate-worker.ts",
      "extract-worker": "../../packages/tools/src/search-docs/extract/extract-worker.ts",
      "bergamot-worker": "../../packages/tools/src/translate/bergamot/bergamot-worker.ts",
    },
    copyFiles,
  ),
  define: { TWINHOST_IS_PACKAGED: "true" },
  minify: true,
  keepNames: true,
  sourcemap: false,
  metafile: true,
};
