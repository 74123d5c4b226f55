/** `pnpm test:model`: a real language model behind a real model server, used by the built LLM server. */
import { runMain } from "../run-main.ts";
import { runRealModel } from "./command.ts";

await runMain(runRealModel);
