import { expect, it } from "vitest";
import { COMMANDS, startBoth } from "./commands.ts";

it.each([
  ["http://127.0.0.1:8000/", "http://127.0.0.1:3000", ""],
  ["http://localhost:8100/", "http://127.0.0.1:4000", " --port 8100 --tool-port 4000"],
  ["http://[::1]:8100/", "http://tools.example.com:4000", " --port 8100"],
  ["https://console.example.com:8443/", "http://mcp-server:3000", ""],
])("starts both servers of %s and %s on their ports", (llmServer, toolServer, options) => {
  expect(startBoth(["A=b"], { llmServer, toolServer })).toBe(`A=b ${COMMANDS.start}${options}`);
});
