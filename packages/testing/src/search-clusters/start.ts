import { once } from "node:events";
import type { SearchEngineName } from "./distributions.ts";
import { startCluster } from "./start-cluster.ts";

// `node start.ts opensearch [nori]`: an engine for manual measurements, until SIGTERM or SIGINT.
const [engine = "opensearch", analyzer] = process.argv.slice(2);
const cluster = await startCluster({ engine: engine as SearchEngineName, nori: analyzer === "nori" });
process.stdout.write(`${cluster.nodes[0]?.url}\n`);
const idle = setInterval(() => {}, 1_000_000);
await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
clearInterval(idle);
await cluster.stop();
