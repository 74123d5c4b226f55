import { setTimeout as sleep } from "node:timers/promises";
import { conformanceTool } from "./define-tool.ts";

/** Tools that notify their client while they run, or change what it has listed. */
export const runningTools = [
  conformanceTool("test_tool_with_logging", "Logs three lines to its client.", async (_input, { client }) => {
    client.log("info", "Tool execution started");
    await sleep(50);
    client.log("info", "Tool processing data");
    await sleep(50);
    client.log("info", "Tool execution completed");
    client.show({ type: "text", text: "Logged three lines." });
    return {};
  }),
  conformanceTool("test_logging_tool", "Logs to its client, if that asked for it.", (_input, { client }) => {
    client.log("info", "A line that only a client with a log level may see");
    return {};
  }),
  conformanceTool("test_tool_with_progress", "Reports progress.", async (_input, { client, progress }) => {
    progress(0, 100, "begun");
    await sleep(50);
    progress(50, 100, "half");
    await sleep(50);
    progress(100, 100, "done");
    client.show({ type: "text", text: "Reported three steps." });
    return {};
  }),
  conformanceTool("test_reconnection", "Lets go of its connection, then answers.", async (_input, { client }) => {
    client.release();
    await sleep(100);
    client.show({ type: "text", text: "You came back." });
    return {};
  }),
  conformanceTool("test_trigger_tool_change", "Says that the tools changed.", (_input, { engine }) => {
    engine.changes.publish({ kind: "tools_list_changed" });
    return {};
  }),
  conformanceTool("test_trigger_prompt_change", "Says that the prompts changed.", (_input, { engine }) => {
    engine.changes.publish({ kind: "prompts_list_changed" });
    return {};
  }),
];
