import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { builtStdioHost, createDataDirectory, hostEnvironment, startHostProcess } from "@twinhost/testing";
import { expect, onTestFinished, vi } from "vitest";

/** Shared by all hosts, so that only the first builds the index. */
const { path: dataDirectory } = createDataDirectory();

/** Long enough for a machine that is five times as busy. */
export const IN_TIME = { timeout: 25_000, interval: 20 };

interface RpcAnswer {
  readonly jsonrpc: string;
  readonly id: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: { readonly code: string } };
  readonly result?: {
    readonly isError?: boolean;
    readonly structuredContent?: unknown;
    readonly _meta?: Record<string, { readonly code: string }>;
  };
}

/** The built host, driven byte by byte, as by a client that breaks the rules. It ends with its test. */
export const startHost = (environment: Record<string, string> = {}) => {
  const host = openHost(environment);
  onTestFinished(host.kill);
  return host;
};

/** One host for many tests, which ends with their file; each test starts without earlier answers. */
export const sharedHost = (): (() => RunningHost) => {
  let host: RunningHost | undefined;
  return () => {
    host ??= openHost();
    host.forget();
    return host;
  };
};

/** A translation that an earlier test began must take as long again. */
const UNCACHED = { TRANSLATION_CACHE_MB: "0" };

const openHost = (environment: Record<string, string> = {}) => {
  const host = startHostProcess(builtStdioHost(), hostEnvironment(dataDirectory, { ...UNCACHED, ...environment }), {
    stdin: "pipe",
    stdout: "pipe",
  });
  const child = host.process as ChildProcessWithoutNullStreams;
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stdin.on("error", () => {}); // the host may exit before it has read everything
  const kill = async (): Promise<void> => {
    await host.stop("SIGKILL");
  };
  const forget = (): void => {
    stdout = "";
  };

  /** Every line of stdout, as an array for a batch; throws if one is not JSON-RPC or leaks internals. */
  const answers = (): RpcAnswer[] => {
    expect(stdout).not.toMatch(/node_modules|node:internal|\\n\s+at |\.[mc]?[jt]s:\d+:\d+/);
    return stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => {
        const answer = JSON.parse(line) as RpcAnswer;
        for (const { jsonrpc } of [answer].flat()) expect(jsonrpc).toBe("2.0");
        return answer;
      });
  };

  const write = (bytes: string | Uint8Array): void => {
    child.stdin.write(bytes);
  };

  const answerTo = async (id: unknown): Promise<RpcAnswer> =>
    vi.waitFor(() => {
      const answer = answers().find((candidate) => candidate.id === id);
      if (!answer) throw new Error(`No answer to ${id} yet. stdout: ${stdout.slice(0, 500)} stderr: ${host.log()}`);
      return answer;
    }, IN_TIME);

  /** Asserts that the host still answers. */
  const expectAlive = async (id = "alive"): Promise<void> => {
    write(callLine(id, "calculate", '{"expression":"1+1"}'));
    expect(await answerTo(id)).toMatchObject({ result: { structuredContent: { result: "2", value: 2 } } });
  };

  const { pid, exited, log: stderr } = host;
  return { child, pid, exited, kill, forget, write, answers, answerTo, expectAlive, stderr };
};

export type RunningHost = ReturnType<typeof openHost>;

/** One line with a `tools/call`, valid in either revision; `argumentsJson` goes in verbatim. */
export const callLine = (id: string | number, tool: string, argumentsJson: string, modern = true): string =>
  `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"method":"tools/call","params":{"name":${JSON.stringify(tool)},"arguments":${argumentsJson}${modern ? `,"_meta":${ENVELOPE}` : ""}}}\n`;

const ENVELOPE = JSON.stringify({
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "probe", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
});
