import { describe, expect, it } from "vitest";
import { parseArguments } from "../src/arguments.ts";
import { commandOf } from "../src/command-of.ts";
import { isLoopback } from "../src/own-server/loopback.ts";

const run = (...args: string[]) => {
  let err = "";
  const write = (text: string | Uint8Array): boolean => {
    err += String(text);
    return true;
  };
  const parsed = parseArguments(["mcp", ...args], { stdout: { write: () => true }, stderr: { write } });
  return { parsed, err };
};

const commandFor = (...args: string[]): string => {
  const { parsed } = run(...args);
  return typeof parsed === "object" && parsed.command === "mcp" ? commandOf(parsed) : "";
};

describe("bench mcp", () => {
  it("accepts a command, an address, or a server of a configuration file", () => {
    expect(run("--stdio", "npx -y server").parsed).toMatchObject({
      command: "mcp",
      server: { kind: "stdio", command: "npx -y server" },
      tool: undefined,
      args: {},
      allowWrites: false,
    });
    expect(run("--http", "http://localhost:9/mcp", "--header", "A: b", "--header", "C: d:e").parsed).toMatchObject({
      server: { kind: "http", url: "http://localhost:9/mcp", headers: { A: "b", C: "d:e" } },
    });
    expect(run("--mcp-config", "mcp.json", "--server", "files").parsed).toMatchObject({
      server: { kind: "config", file: "mcp.json", name: "files" },
    });
  });

  it.each([
    [[], /name one server/],
    [["--stdio", "a", "--http", "http://b/mcp"], /name one server/],
    [["--stdio", "a", "--header", "A: b"], /--header needs --http/],
    [["--stdio", "a", "--server", "b"], /--server needs --mcp-config/],
    [["--stdio", "a", "--args", "{}"], /--args needs --tool/],
    [["--stdio", "a", "--tool", "t", "--args", "[1]"], /JSON object/],
    [["--http", "example.com"], /address of the MCP endpoint/],
    [["--http", "http://b/mcp", "--header", "no value"], /a name and a value/],
    [["--stdio", "a", "--rate", "0"], /above 0/],
  ])("exits with 2 and says what would be right: %j", (args, message) => {
    const { parsed, err } = run(...args);
    expect(parsed).toBe(2);
    expect(err).toMatch(message);
  });

  it("prints the command that repeats it, without the values of headers", () => {
    const command = commandFor(
      ...["--http", "http://localhost:9/mcp?a=1", "--header", "Authorization: Bearer secret", "--quick"],
      ...["--tool", "read_file", "--args", '{"path": "it\'s"}', "--rate", "off"],
    );
    expect(command).toBe(
      `npx -y pnpm@12 bench mcp --quick --http 'http://localhost:9/mcp?a=1' --header 'Authorization: ...' --tool read_file --args '{"path":"it'\\''s"}' --rate off`,
    );
  });
});

it.each([
  ["localhost", true],
  ["127.1.2.3", true],
  ["[::1]", true],
  ["api.localhost", true],
  ["127.0.0.1.example.com", false],
  ["192.168.0.1", false],
  ["example.com", false],
])("%s is on this machine: %s", (hostname, expected) => expect(isLoopback(hostname)).toBe(expected));
