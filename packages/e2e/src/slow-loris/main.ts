/** `pnpm slow-loris`: latency of the health check next to clients that never finish their requests. */
import { runMain } from "../run-main.ts";
import { runSlowLoris } from "./command.ts";

await runMain(runSlowLoris);
