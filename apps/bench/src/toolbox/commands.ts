import { join } from "node:path";
import type { ServerCommand } from "../arms/arm.ts";
import { ownProcess } from "../processes/own-process.ts";

/** How the hosts with the benchmark's own tools are started. @param versionFile says which version of them is deployed */
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
    // From its sources a host takes long to load: those after the first find them compiled.
    NODE_COMPILE_CACHE: join(dataDir, "compiled"),
    MAX_RESULT_BYTES: "off",
    MAX_CONCURRENT_CALLS: "off",
  },
});
