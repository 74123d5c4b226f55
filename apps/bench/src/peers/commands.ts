import { join } from "node:path";
import type { ServerCommand } from "../arms/arm.ts";
import { ownProcess } from "../processes/own-process.ts";
import type { PeerPlace } from "./peer.ts";

const USER = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "" };

/** A server that reads its port from the environment, or from `{port}` in its arguments. */
export const server = (command: string, args: readonly string[], env: Record<string, string> = {}): ServerCommand => ({
  name: "tools",
  command,
  args,
  env: { ...USER, ...env },
});

/** One of our Node programs. Starts after the first use the compile cache, as a built program would. */
export const nodeServer = (
  name: Parameters<typeof ownProcess>[0],
  { dataDir }: PeerPlace,
  ...args: readonly string[]
): ServerCommand =>
  server(process.execPath, [ownProcess(name), ...args], {
    DATA_DIR: dataDir,
    LOG_LEVEL: "error",
    NODE_COMPILE_CACHE: join(dataDir, "compiled"),
  });

/** A command line as a single argument, for bridges that split it themselves. */
export const quoted = (line: readonly string[]): string => line.map((word) => `'${word}'`).join(" ");
