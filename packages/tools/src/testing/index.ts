export { type ChatServer, startChatServer } from "./chat-server.ts";
export { invokeTool } from "./invoke-tool.ts";
export { readableLog, temporaryFolder, writeFiles } from "./search-corpus.ts";
