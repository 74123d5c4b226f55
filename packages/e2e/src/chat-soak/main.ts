/** `pnpm chat-soak`: a long load of chats, with an eye on errors, memory and handles. */
import { runMain } from "../run-main.ts";
import { runChatSoak } from "./command.ts";

await runMain(runChatSoak);
