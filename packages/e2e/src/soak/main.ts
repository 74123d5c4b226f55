/** `pnpm soak`: a long load that watches for errors and memory growth. */
import { runMain } from "../run-main.ts";
import { runSoak } from "./command.ts";

await runMain(runSoak);
