import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The config entry of an official server as installed here: `npx` would download it again. */
export const official = (name: string, ...args: string[]) => {
  const manifest = createRequire(import.meta.url).resolve(`@modelcontextprotocol/server-${name}/package.json`);
  return { command: process.execPath, args: [join(dirname(manifest), "dist/index.js"), ...args] };
};
