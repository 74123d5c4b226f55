/** The soak's command on a host with an injected fault: it refuses most of the calls. */
import { runMain } from "../../src/run-main.ts";
import { runSoak } from "../../src/soak/command.ts";

await runMain((args) => runSoak(args, { RATE_LIMIT: "50/min" }));
