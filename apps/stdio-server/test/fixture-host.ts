import { createFixtureToolbox, fixtureCaller } from "@twinhost/contract-suite";
import { createMcpServer } from "@twinhost/tools";
import { pino } from "pino";
import { serveOnStdio } from "../src/serve.ts";

const toolbox = createFixtureToolbox();
await serveOnStdio(
  () => createMcpServer({ toolbox, caller: fixtureCaller, transport: "stdio" }),
  pino({ level: "silent" }),
);
process.exit(0);
