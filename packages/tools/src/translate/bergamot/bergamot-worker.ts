import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";

/**
 * The thread that runs Bergamot's WebAssembly. Its own script is written for a web worker, whose globals are provided
 * here; its support for Node is CommonJS inside a package of ES modules.
 */
const folder = new URL(workerData as string);
const run = (name: string): unknown =>
  runInThisContext(readFileSync(new URL(name, folder), "utf8"), { filename: new URL(name, folder).href });

Object.assign(globalThis, {
  self: {
    location: new URL("translator-worker.js", folder),
    addEventListener: (name: string, listener: (event: { data: unknown }) => void) =>
      parentPort?.on(name, (data) => listener({ data })),
    postMessage: (message: unknown) => parentPort?.postMessage(message),
    importScripts: (...names: string[]) => names.forEach(run),
    fetch: async (url: URL) => new Response(readFileSync(url), { headers: { "content-type": "application/wasm" } }),
  },
});
run("translator-worker.js");
