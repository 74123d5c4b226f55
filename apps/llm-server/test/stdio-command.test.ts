import { processEnvironment } from "@twinhost/third-party";
import { expect, test } from "vitest";
import { stdioCommand } from "../src/transport/stdio-command.ts";
import { stdioEnvironment } from "../src/transport/stdio-environment.ts";

test("a configured command line is split into words, respecting quotes, without a shell", () => {
  expect(stdioCommand(`node "/my tools/host.js" --flag 'a b' $HOME;ls`)).toEqual({
    command: "node",
    args: ["/my tools/host.js", "--flag", "a b", "$HOME;ls"],
  });
});

test("by default it is the stdio host of this workspace, with this runtime", () => {
  const { command, args } = stdioCommand(undefined);
  expect(command).toBe(process.execPath);
  expect(args[0]).toMatch(/apps[\\/]stdio-server[\\/](?:dist|src)[\\/]main\.[jt]s$/);
});

test("the tool process gets the host's settings as given, what any process needs, and nothing else", () => {
  const host = {
    LOG_LEVEL: "info",
    TRANSLATOR: "auto",
    LIBRETRANSLATE_URL: "http://127.0.0.1:5000",
    TRANSLATOR_MODEL: "small",
  };
  const secrets = { MODEL_API_KEY: "k", MCP_API_KEY: "k", TOKEN: "k" };
  const all = stdioEnvironment("/data", { PATH: "/bin", HOME: "/home/me", DATA_DIR: "data", ...host, ...secrets });
  expect(all).toEqual({ PATH: "/bin", HOME: "/home/me", DATA_DIR: "/data", ...host });
});

test("the tool process sends its traces where this server does, under its own name, and limits no rate", () => {
  const traces = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318", OTEL_EXPORTER_OTLP_HEADERS: "a=b" };
  const own = { OTEL_SERVICE_NAME: "my-llm", RATE_LIMIT: "60/min" };
  expect(stdioEnvironment("/data", { ...traces, ...own })).toEqual({ ...traces, DATA_DIR: "/data" });
});

test("what a process needs is passed on, whatever the case of its name", () => {
  const needed = {
    Path: "C:\\bin",
    SystemRoot: "C:\\Windows",
    http_proxy: "http://127.0.0.1:3128",
    HTTPS_PROXY: "http://127.0.0.1:3128",
    No_Proxy: "example.com",
  };
  expect(processEnvironment({ ...needed, MODEL_API_KEY: "secret" })).toEqual(needed);
});
