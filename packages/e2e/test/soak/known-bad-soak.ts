/** The soak command on a host with an injected fault: it rejects most calls. */
import { runMain } from "../../src/run-main.ts";
import { runSoak } from "../../src/soak/command.ts";

await runMain((args) => runSoak(args, { RATE_LIMIT: "50/min" }));
