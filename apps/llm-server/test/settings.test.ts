import { readSettings } from "@twinhost/runtime";
import { describe, expect, test } from "vitest";
import { llmServerCommand } from "../src/command.ts";
import type { Flags } from "../src/flags.ts";
import { settingsSchema } from "../src/settings.ts";

const flags = (args: readonly string[]): Flags => {
  let given: Flags = {};
  const command = llmServerCommand("llm-server", async (flags) => {
    given = flags;
  });
  command.parse(args, { from: "user" });
  return given;
};

describe("an invalid setting is reported in one clear line", () => {
  test.each([
    [{ TOOL_TRANSPORT: "pigeon" }, [], /TOOL_TRANSPORT="pigeon": must be one of http, rest, stdio, in-process/],
    [{}, ["--transport", "pigeon"], /TOOL_TRANSPORT="pigeon"/],
    [{ TOOL_TRANSPORT: "stdio" }, ["--transport=pigeon"], /TOOL_TRANSPORT="pigeon"/],
    [{ MODEL: "gpt" }, [], /MODEL="gpt": must be builtin or PROVIDER:NAME.* providers: openai, anthropic, google/],
    [{}, ["--model", "nobody:gpt"], /MODEL="nobody:gpt": must be builtin or/],
    [{ MODELS: "ollama:a,gpt" }, [], /MODELS=.*: must be a comma list of builtin or PROVIDER:NAME/],
    [{ MODELS: "openai:gpt-5" }, [], /OPENAI_API_KEY="": MODELS=openai:gpt-5 needs its provider's key/],
    [
      { MODEL: "openai-compatible:a", MODEL_BASE_URL: "http://127.0.0.1:1/v1", MODEL_API_KEY: "k", MODELS: "openai:b" },
      [],
      /OPENAI_API_KEY="": MODELS=openai:b needs its provider's key/,
    ],
    [{ MODEL: "constructor:gpt" }, [], /MODEL="constructor:gpt": must be builtin or/],
    [{ MODEL: "openai:" }, [], /MODEL="openai:": must be builtin or/],
    [{ MODEL: "openai:gpt-5" }, [], /OPENAI_API_KEY="": MODEL=openai:gpt-5 needs its provider's key/],
    [{ MODEL: "anthropic:claude", OPENAI_API_KEY: "x" }, [], /ANTHROPIC_API_KEY="": .* or in MODEL_API_KEY/],
    [{ MODEL: "google:gemini", GOOGLE_GENERATIVE_AI_API_KEY: " " }, [], /GOOGLE_GENERATIVE_AI_API_KEY=.* needs/],
    [{ MODEL: "openai-compatible:llama3" }, [], /MODEL_BASE_URL="": .*needs the base URL/],
    [{ MODEL: "openai-compatible:llama3", MODEL_BASE_URL: "localhost:11434" }, [], /MODEL_BASE_URL/],
    [
      { MODEL: "openai-compatible:a", MODEL_BASE_URL: "http://localhost:9001/v1", PORT: "9001" },
      [],
      /MODEL_BASE_URL=.* would be asked at http:\/\/localhost:9001\/v1, where this server itself listens/,
    ],
    // Each one's default address, on which this server itself would listen.
    ...[
      ["vllm", 8000],
      ["ollama", 11_434],
      ["llamacpp", 8080],
      ["lmstudio", 1234],
    ].map(([provider, port]): [Record<string, string>, string[], RegExp] => [
      { MODEL: `${provider}:a`, PORT: String(port) },
      [],
      new RegExp(`MODEL_BASE_URL="": MODEL=${provider}:a would be asked at http://127.0.0.1:${port}/v1, where`),
    ]),
    [{ MCP_SERVER_URL: "localhost:3000" }, [], /^Wrong setting: MCP_SERVER_URL="localhost:3000": [^;]+$/],
    [
      { MCP_SERVER_URL: "http://127.0.0.1:3000/mcp" },
      [],
      /MCP_SERVER_URL=.*: must be the server's base URL, .* without \/mcp/,
    ],
    [
      { ALLOWED_HOSTS: "localhost,https://b" },
      [],
      /: ALLOWED_HOSTS="localhost,https:\/\/b": "https:\/\/b" is not a host/,
    ],
    [{ TRANSLATOR: "libretranslate" }, [], /LIBRETRANSLATE_URL/],
    [{ PORT: "70000" }, [], /PORT/],
    [{ MCP_STACK: "slow" }, [], /MCP_STACK="slow": must be one of fast, sdk/],
    [{ STDIO_POOL: "0" }, [], /STDIO_POOL="0": must be a whole number of tool processes from 1 to 64/],
    [{ STDIO_MEMORY_LIMIT_MB: "plenty" }, [], /STDIO_MEMORY_LIMIT_MB="plenty": must be a whole number of MiB/],
    [{ ANSWER_TIMEOUT_MS: "99999999999" }, [], /ANSWER_TIMEOUT_MS="99999999999": must be .* from 100 to 86400000/],
  ])("%j %j", (settings, args, line) => {
    const read = readSettings(settingsSchema, { ...settings, ...flags(args) });
    expect(read).toEqual({ problem: expect.stringMatching(line) });
    expect(read).not.toEqual({ problem: expect.stringContaining("\n") });
  });
});
