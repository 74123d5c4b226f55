import { tmpdir } from "node:os";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Connection, ServerCommand } from "../src/arms/arm.ts";
import { type ConversationsRequest, holdConversations } from "../src/generator/conversations.ts";
import { ownProcess } from "../src/processes/own-process.ts";
import { workingTree } from "../src/processes/process-table.ts";
import { type ServerProcess, startServer } from "../src/processes/server-process.ts";
import { toolboxHost } from "../src/toolbox/commands.ts";
import { calculateCalls } from "../src/workload/workload.ts";

const program = (file: Parameters<typeof ownProcess>[0]): ServerCommand => ({
  name: "tools",
  command: process.execPath,
  args: [ownProcess(file)],
  env: { PATH: process.env.PATH ?? "" },
});

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer(program("http-floor-server"), new Map());
});
afterAll(() => server.stop());

/** Processes not started by conversations: the server, and leftovers of earlier test files in this worker. */
let others: number;
beforeEach(async () => {
  others = (await workingTree([process.pid])).length - 1;
});

const overPipe: Connection = { kind: "pipe-floor", child: program("pipe-floor-server") };

/** Three simultaneous conversations, twice, of two calls each. */
const hold = (connection: Connection, lasts: ConversationsRequest["lasts"], calls = calculateCalls()) =>
  holdConversations({
    connection,
    url: `http://127.0.0.1:${server.port}`,
    dataDir: "",
    calls,
    conversations: 3,
    callsEach: 2,
    inTurn: 2,
    lasts,
    warmUp: 2,
    serverPids: connection.kind === "http-floor" ? [server.pid] : [],
  });

describe("conversations", () => {
  it.each([
    ["call", 12],
    ["conversation", 6],
    ["kept", 1],
  ] as const)("start a process for every %s: %i in all", async (lasts, processes) => {
    const seen = await hold(overPipe, lasts);
    expect(seen.opened).toBe(processes);
    expect(seen.processes - others).toBe(lasts === "kept" ? 1 : 3);
    expect(seen.memory).toBeGreaterThan(seen.processes * 1e5);
    expect(seen.p99).toBeGreaterThanOrEqual(seen.p50);
    // Starting Node takes longer than that, and counts fully on systems that report ended processes.
    if (process.platform === "linux" && lasts === "call") expect(seen.cpu).toBeGreaterThan(5_000);
  });

  it.each([
    ["call", 12],
    ["conversation", 6],
  ] as const)("open a connection for every %s: at least %i", async (lasts, connections) => {
    expect((await hold({ kind: "http-floor" }, lasts)).opened).toBeGreaterThanOrEqual(connections);
  });

  it("keep connections between conversations", async () => {
    expect((await hold({ kind: "http-floor" }, "kept")).opened).toBeLessThanOrEqual(6);
  });

  it("count only the tool process, not the shell that waits to end it", async () => {
    const child = toolboxHost("toolbox-stdio-server", tmpdir());
    expect((await hold({ kind: "stdio", revision: "2026-07-28", child }, "kept")).processes - others).toBe(1);
  });

  it("end at the first wrong answer and leave no process behind", async () => {
    const [call] = calculateCalls();
    const wrong = { ...call, tool: "calculate", arguments: { expression: "1 + 2 * 2" }, expected: { value: 8 } };
    await expect(hold(overPipe, "conversation", [wrong])).rejects.toThrow("right is");
  });
});
