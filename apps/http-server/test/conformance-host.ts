import { createConformanceFixture } from "@twinhost/e2e";
import { createToolServer, listen } from "@twinhost/server";
import { pino } from "pino";

// Serves the official suite's fixture and prints its URL to stdout.
const log = pino({ level: "silent" });
const { app } = createToolServer({
  ...createConformanceFixture(),
  isReady: () => true,
  allowedHosts: ["localhost", "127.0.0.1"],
  allowedOrigins: [],
  log,
});
const { address } = await listen(app, { host: "127.0.0.1", port: 0 });
process.stdout.write(`${address}/mcp\n`);
