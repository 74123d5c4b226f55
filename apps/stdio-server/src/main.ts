#!/usr/bin/env node
import { startOnNode } from "@twinhost/runtime/start-on-node";

await startOnNode(() => (process.argv.includes("--help") ? import("./help.ts") : import("./host.ts")));
