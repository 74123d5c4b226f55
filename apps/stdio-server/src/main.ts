#!/usr/bin/env node
import { startOnNode } from "@twinhost/runtime/start-on-node";

await startOnNode(() => import("./command.ts"));
