/** `pnpm fuzz`: hostile inputs for every tool over every transport. */
import { runMain } from "../run-main.ts";
import { runFuzz } from "./command.ts";
import { standardTargets } from "./inputs/standard-targets.ts";
import { openTransports } from "./transports/open-transports.ts";

await runMain((args) => runFuzz(args, { targets: standardTargets, open: openTransports }));
