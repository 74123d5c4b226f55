import { fileURLToPath } from "node:url";

const SOURCES = {
  generator: "../generator/main.ts",
  "http-floor-server": "../floors/http-floor-server.ts",
  "pipe-floor-server": "../floors/pipe-floor-server.ts",
  "large-pipe-floor-server": "../floors/large-pipe-floor-server.ts",
  "large-stdio-server": "../floors/large-stdio-server.ts",
  "many-tools-server": "../floors/many-tools-server.ts",
  "stock-sdk-server": "../floors/stock-sdk-server.ts",
  "unobserved-server": "../guards/unobserved-server.ts",
  "toolbox-http-server": "../toolbox/toolbox-http-server.ts",
  "toolbox-stdio-server": "../toolbox/toolbox-stdio-server.ts",
  "sdk-v1-http-server": "../peers/servers/node/sdk-v1-http-server.ts",
  "sdk-v1-stdio-server": "../peers/servers/node/sdk-v1-stdio-server.ts",
  "sdk-v1-fragile-server": "../peers/servers/node/sdk-v1-fragile-server.ts",
  "sdk-v2-http-server": "../peers/servers/node/sdk-v2-http-server.ts",
  "hash-worker": "../toolbox/hash-worker.ts",
  "counting-pipe": "../measure/counting-pipe.ts",
  "event-loop-probe": "../measure/event-loop-probe.ts",
  "hostile-tool": "../experiments/h9-s3/hostile-tool.ts",
  "fault-hooks": "../measure/fault-hooks.ts",
} as const;

/** Path of one of our programs: in the sources, or next to the bundle. */
export const ownProcess = (name: keyof typeof SOURCES): string => {
  const file = import.meta.url.endsWith(".ts") ? SOURCES[name] : `./${name}.js`;
  return fileURLToPath(new URL(file, import.meta.url));
};
