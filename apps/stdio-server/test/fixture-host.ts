import { createFixtureToolbox, fixtureCaller } from "@twinhost/contract-suite";
import { createMcpServer } from "@twinhost/tools";
import { pino } from "pino";
import { serveOnStdio } from "../src/serve.ts";
import { openSharedWitness } from "./shared-witness.ts";

const { WITNESS_FILE } = process.env;
const toolbox = createFixtureToolbox({}, WITNESS_FILE === undefined ? undefined : openSharedWitness(WITNESS_FILE));
await serveOnStdio(() => createMcpServer({ toolbox, caller: fixtureCaller, transport: "stdio" }), {
  log: pino({ level: "silent" }),
});
process.exit(0);
