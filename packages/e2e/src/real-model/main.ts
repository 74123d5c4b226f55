/** `pnpm test:model`: the built LLM server with a real language model behind a real model server. */
import { runMain } from "../run-main.ts";
import { runRealModel } from "./command.ts";

await runMain(runRealModel);
