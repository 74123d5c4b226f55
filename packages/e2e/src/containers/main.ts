/** `pnpm test:containers`: builds the images and runs the compose files from scratch. */
import { runMain } from "../run-main.ts";
import { runContainers } from "./command.ts";

await runMain(runContainers);
