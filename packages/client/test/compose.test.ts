import type { ToolResult } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { connectionFailure } from "../src/connection-failure.ts";
import {
  createCompositeToolClient,
  createFailoverToolClient,
  createLazyToolClient,
  createRetrySafety,
  createToolNames,
  type Transport,
  withCircuitBreaker,
} from "../src/index.ts";
import { describedTool, scriptedClient } from "./support/scripted-client.ts";

const GOOD: ToolResult = { ok: true, output: {} };
const failed = (reach: "notSent" | "outcomeUnknown"): ToolResult => ({
  ok: false,
  error: connectionFailure(reach, reach),
});
const traits = createRetrySafety([describedTool("read", { readOnlyHint: true }), describedTool("send")]);

describe("the failover client", () => {
  const auto = (first: ToolResult) => {
    // A probe of an unavailable connection fails too.
    const http = scriptedClient(
      () => first,
      first.ok ? undefined : () => Promise.reject(new ToolError("engine_unavailable", "unavailable")),
    );
    const stdio = scriptedClient(() => GOOD, undefined, "stdio");
    const used: Transport[] = [];
    const client = createFailoverToolClient({
      preferred: withCircuitBreaker(http, { burstMs: 0 }),
      fallback: stdio,
      traits,
    });
    return { http, stdio, used, client, options: { onTransport: (transport: Transport) => used.push(transport) } };
  };

  test("a call that was never sent uses the other transport, whatever its tool does", async () => {
    const { client, used, options } = auto(failed("notSent"));
    expect(await client.callTool("send", {}, options)).toEqual(GOOD);
    expect(used).toEqual(["http", "stdio"]);
    expect(client.transport).toBe("stdio");
  });

  test("a call that may have run uses the other transport only if it is retry-safe", async () => {
    const { client, stdio } = auto(failed("outcomeUnknown"));
    expect(await client.callTool("read", {})).toEqual(GOOD);
    expect(await client.callTool("send", {})).toEqual(failed("outcomeUnknown"));
    expect(stdio.calls).toEqual(["read"]);
  });

  test("a tool's own failure causes no failover", async () => {
    const refused: ToolResult = { ok: false, error: { code: "engine_unavailable", message: "", retryable: true } };
    const { client, stdio } = auto(refused);
    expect(await client.callTool("read", {})).toEqual(refused);
    expect(stdio.calls).toEqual([]);
  });

  test("a preferred transport that is known to be unavailable is not tried at all", async () => {
    const { client, http, stdio } = auto(failed("notSent"));
    for (let call = 0; call < 20; call++) expect(await client.callTool("send", {})).toEqual(GOOD);
    expect(http.calls).toHaveLength(3);
    expect(stdio.calls).toHaveLength(20);
    await client.close();
  });
});

describe("several servers as one", () => {
  test("an unavailable server takes only its own tools with it", async () => {
    const own = scriptedClient(
      () => GOOD,
      async () => [describedTool("calculate")],
    );
    const files = scriptedClient(
      (name) => ({ ok: true, output: { name } }),
      async () => [describedTool("read")],
      "stdio",
    );
    const unavailable = scriptedClient(
      () => failed("notSent"),
      () => Promise.reject(new ToolError("engine_unavailable", "")),
    );
    const names = createToolNames((name) => name === "calculate");
    const client = createCompositeToolClient({
      own,
      others: new Map([
        ["files", files],
        ["unavailable", unavailable],
      ]),
      names,
    });
    expect((await client.listTools()).map(({ name }) => name)).toEqual(["calculate", "files__read"]);
    const used: Transport[] = [];
    const result = await client.callTool("files__read", {}, { onTransport: (transport) => used.push(transport) });
    expect(result).toEqual({ ok: true, output: { name: "read" } });
    expect(used).toEqual(["stdio"]);
    await client.callTool("files__never_listed", {});
    expect(own.calls).toEqual(["files__never_listed"]);
  });
});

describe("names", () => {
  const ALLOWED = /^[a-zA-Z0-9_-]{1,64}$/;

  test("are accepted by model APIs and unique, however odd the originals are", () => {
    const names = createToolNames((name) => name === "a__taken");
    const tools: [server: string, tool: string][] = [
      ["files", "read"],
      ["a", "b__c"],
      ["a__b", "c"],
      ["a b", "c"],
      ["a.b", "c"],
      ["파일", "읽기"],
      ["파일", "쓰기"],
      ["파일", "읽기".normalize("NFD")],
      ["ファイル", "検索"],
      ["🚀", "👋"],
      ["\u200b", "\u200b"],
      ["a", "taken"],
      ["long", "x".repeat(200)],
      ["long", `${"x".repeat(200)}y`],
    ];
    const given = tools.map(([server, tool]) => names.nameOf(server, tool));
    for (const name of given) expect(name).toMatch(ALLOWED);
    expect(new Set(given).size).toBe(given.length);
    expect(given[0]).toBe("files__read");
    expect(given).not.toContain("a__taken");
    expect(tools.map(([server, tool]) => names.nameOf(server, tool))).toEqual(given);
    for (const [index, [server, tool]] of tools.entries())
      expect(names.find(given[index] ?? "")).toEqual({ server, tool });
  });

  test("in other scripts are readable, independent of each other, and reported once", () => {
    const tools: [server: string, tool: string][] = [
      ["문서", "검색"],
      ["문서", "번역"],
      ["docs", "검색"],
      ["docs", "문서 검색"],
      ["docs", "search_문서"],
    ];
    const renamed: string[] = [];
    const names = createToolNames(
      () => false,
      ({ tool }, name) => renamed.push(`${tool} ${name}`),
    );
    const given = tools.map(([server, tool]) => names.nameOf(server, tool));
    expect(given).toEqual([
      expect.stringMatching(/^MunSeo__GeomSaeg_[0-9a-f]{6}$/),
      expect.stringMatching(/^MunSeo__BeonYeog_[0-9a-f]{6}$/),
      expect.stringMatching(/^docs__GeomSaeg_[0-9a-f]{6}$/),
      expect.stringMatching(/^docs__MunSeo_GeomSaeg_[0-9a-f]{6}$/),
      expect.stringMatching(/^docs__search_MunSeo_[0-9a-f]{6}$/),
    ]);
    const others = createToolNames(() => false);
    const backwards = tools.toReversed().map(([server, tool]) => others.nameOf(server, tool));
    expect(backwards.toReversed()).toEqual(given);
    for (const [server, tool] of tools) names.nameOf(server, tool);
    names.nameOf("docs", "search");
    expect(renamed).toEqual(tools.map(([, tool], index) => `${tool} ${given[index]}`));
  });
});

describe("the lazy client", () => {
  test("closes only when no call runs, and opens again for the next", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let opened = 0;
    let closed = 0;
    const gate = Promise.withResolvers<void>();
    const client = createLazyToolClient({
      transport: "http",
      idleMs: 50,
      open: () => {
        opened++;
        const inner = scriptedClient(() => gate.promise.then(() => GOOD));
        return { ...inner, close: async () => void closed++ };
      },
    });
    const running = client.callTool("read", {});
    client.retire();
    await vi.advanceTimersByTimeAsync(200);
    expect(closed).toBe(0);
    gate.resolve();
    expect(await running).toEqual(GOOD);
    await vi.advanceTimersByTimeAsync(200);
    expect(closed).toBe(1);
    expect(await client.callTool("read", {})).toEqual(GOOD);
    expect(opened).toBe(2);
    client.retire();
    client.keep();
    await vi.advanceTimersByTimeAsync(200);
    expect(closed).toBe(1);
    await client.close();
    expect(closed).toBe(2);
  });

  test("returns why it could not be opened, and tries again", async () => {
    let opened = 0;
    const client = createLazyToolClient({
      transport: "stdio",
      open: () => {
        if (++opened === 1) throw new ToolError("engine_unavailable", "There is no stdio host here.");
        return scriptedClient(() => GOOD);
      },
    });
    expect(await client.callTool("read", {})).toMatchObject({
      ok: false,
      error: { code: "engine_unavailable", message: "There is no stdio host here.", reach: "notSent" },
    });
    expect(await client.callTool("read", {})).toEqual(GOOD);
  });
});
