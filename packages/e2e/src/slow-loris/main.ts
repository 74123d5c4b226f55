/** `pnpm slow-loris`: how fast the health check stays beside clients that never finish. */
import { runMain } from "../run-main.ts";
import { runSlowLoris } from "./command.ts";

await runMain(runSlowLoris);
