/** `pnpm soak`: a long load, with an eye on errors and memory. */
import { runMain } from "../run-main.ts";
import { runSoak } from "./command.ts";

await runMain(runSoak);
