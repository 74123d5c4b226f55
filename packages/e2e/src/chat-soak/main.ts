/** `pnpm chat-soak`: a long chat load that watches for errors and for growth of memory and handles. */
import { runMain } from "../run-main.ts";
import { runChatSoak } from "./command.ts";

await runMain(runChatSoak);
