/** `pnpm test:containers`: images and compose files, built and run from nothing. */
import { runMain } from "../run-main.ts";
import { runContainers } from "./command.ts";

await runMain(runContainers);
