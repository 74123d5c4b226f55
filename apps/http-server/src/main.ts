#!/usr/bin/env node
import { startOnNode } from "@twinhost/tools/start-on-node";

await startOnNode(() => import("./server.ts"));
