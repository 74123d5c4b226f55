#!/usr/bin/env node
// No import here but what every Node has: an old one must get as far as the message below.
import module from "node:module";

const OLDEST_NODE = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  process.stderr.write(`twinhost needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
module.enableCompileCache();
await import("./host.ts");
