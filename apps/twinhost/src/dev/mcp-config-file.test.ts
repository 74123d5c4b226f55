import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDataDirectory } from "@twinhost/testing";
import { readMcpConfig } from "@twinhost/third-party";
import { expect, it, onTestFinished } from "vitest";
import { mcpConfigFile } from "./mcp-config-file.ts";

const read = (file: string) => readMcpConfig(file, { environment: {}, onWarning: () => {} });

it("creates a file that the LLM server accepts and only its owner can read, and keeps an existing one", () => {
  const folder = createDataDirectory();
  onTestFinished(() => folder.remove());
  const file = mcpConfigFile(join(folder.path, "data"));
  expect(read(file).size).toBe(0);
  expect(statSync(file).mode & 0o077).toBe(0);
  const kept = '{ "mcpServers": { "files": { "command": "files" } } }';
  writeFileSync(file, kept);
  expect(mcpConfigFile(join(folder.path, "data"))).toBe(file);
  expect(readFileSync(file, "utf8")).toBe(kept);
});
