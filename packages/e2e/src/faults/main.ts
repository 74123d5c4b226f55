/** `pnpm faults`: what callers of the LLM server see while its tools fail. */
import { runMain } from "../run-main.ts";
import { runFaults } from "./command.ts";

await runMain(runFaults);
