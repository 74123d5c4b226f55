import { join } from "node:path";
import type { ServerCommand } from "../arms/arm.ts";
import { ownProcess } from "../processes/own-process.ts";

/** Command of a host with the benchmark's own tools. @param versionFile names the deployed version of the tools */
export const toolboxHost = (
  host: "toolbox-http-server" | "toolbox-stdio-server",
  dataDir: string,
  versionFile?: string,
): ServerCommand => ({
  name: "tools",
  command: process.execPath,
  args: [ownProcess(host), ...(versionFile === undefined ? [] : [versionFile])],
  env: {
    DATA_DIR: dataDir,
    LOG_LEVEL: "error",
    PATH: process.env.PATH ?? "",
    // Hosts take long to load from source; later ones use the compile cache.
    NODE_COMPILE_CACHE: join(dataDir, "compiled"),
    MAX_RESULT_BYTES: "off",
    MAX_CONCURRENT_CALLS: "off",
  },
});
