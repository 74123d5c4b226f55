import { pino } from "pino";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { defineEngine } from "../engine/define-engine.ts";
import { ToolError } from "../errors.ts";
import { defineTool, type Tool } from "../tool/define-tool.ts";
import type { TraceSpan, Tracing } from "../tracing/span.ts";
import { LOCAL_CALLER } from "./caller.ts";
import { openToolbox } from "./open-toolbox.ts";

const RATES = z.object({ RATES_URL: z.string(), RATES_KEY: z.string().optional() });

/** An engine that answers with its settings, and the events of its life. */
const ratesEngine = (open: () => Promise<void> | undefined = () => undefined) => {
  const events: string[] = [];
  const engine = defineEngine({
    name: "rates",
    settings: RATES,
    open: ({ settings, dataDirectory }) => {
      events.push(`open in ${dataDirectory}`);
      const rates = { rate: async (of: string) => `${of} from ${settings.RATES_URL}`, source: settings.RATES_URL };
      const opening = open();
      return (opening ? opening.then(() => rates) : rates) as typeof rates;
    },
    health: (rates) => [{ name: "rates", check: () => rates.rate("EUR") }],
    spans: ["rate"],
    warmUp: () => events.push("warm"),
    close: () => events.push("closed"),
  });
  return { engine, events };
};

const toolOn = (name: string, engine: ReturnType<typeof ratesEngine>["engine"]): Tool =>
  defineTool({
    name,
    title: name,
    description: name,
    input: z.strictObject({ of: z.string() }),
    output: z.strictObject({ rate: z.string() }),
    annotations: {},
    timeoutMs: 5_000,
    engine,
    settings: z.object({ SUFFIX: z.string() }),
    run: async ({ of }, { engine: rates, settings }) => ({ rate: (await rates.rate(of)) + settings.SUFFIX }),
  }) as unknown as Tool;

const openWith = (tools: readonly Tool[], tracing?: Tracing) =>
  openToolbox({
    tools,
    settings: { RATES_URL: "here", SUFFIX: "!", OTHER: "not for engines" },
    dataDirectory: "/data",
    log: pino({ level: "silent" }),
    recordUsage: () => {},
    tracing,
  });

const call = (tool: string) => ({ tool, arguments: { of: "EUR" }, caller: LOCAL_CALLER, transport: "test" });

describe("the toolbox with engines", () => {
  it("opens an engine once for all its tools, with its own settings, and closes it", async () => {
    const { engine, events } = ratesEngine();
    const { toolbox, isReady, engineStates, warmUp, close } = openWith([toolOn("a", engine), toolOn("b", engine)]);
    expect(isReady()).toBe(true);
    expect(await engineStates()).toEqual([{ name: "rates", state: "ready", needed: true }]);
    for (const tool of ["a", "b"])
      expect(await toolbox.invoke(call(tool))).toMatchObject({ ok: true, output: { rate: "EUR from here!" } });
    warmUp();
    await vi.waitFor(() => expect(events).toContain("warm"));
    await close();
    expect(events).toEqual(["open in /data", "warm", "closed"]);
  });

  it("lets calls wait for an engine that is still opening, and is ready once it is open", async () => {
    const gate = Promise.withResolvers<void>();
    const { toolbox, isReady, engineStates } = openWith([toolOn("a", ratesEngine(() => gate.promise).engine)]);
    expect(isReady()).toBe(false);
    expect(await engineStates()).toEqual([{ name: "rates", state: "starting", needed: true }]);
    const answer = toolbox.invoke(call("a"));
    gate.resolve();
    expect(await answer).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(isReady()).toBe(true));
  });

  it("answers engine_unavailable when an engine fails to open, and tries again at the next call", async () => {
    let attempts = 0;
    const { engine } = ratesEngine(() => (++attempts === 1 ? Promise.reject(new Error("a secret")) : undefined));
    const { toolbox } = openWith([toolOn("a", engine)]);
    const refused = await toolbox.invoke(call("a"));
    expect(refused).toMatchObject({ ok: false, error: { code: "engine_unavailable", retryable: true } });
    expect(JSON.stringify(refused)).not.toContain("a secret");
    expect(await toolbox.invoke(call("a"))).toMatchObject({ ok: true });
  });

  it("rethrows what an engine throws synchronously, and closes those opened before it", async () => {
    const { engine, events } = ratesEngine();
    const broken = defineEngine({
      name: "broken",
      open: (): { rate(of: string): Promise<string>; source: string } => {
        throw new Error("no such file");
      },
    });
    const tools = [toolOn("a", engine), { ...toolOn("b", engine), engine: broken }];
    expect(() => openWith(tools)).toThrow("no such file");
    await vi.waitFor(() => expect(events).toEqual(["open in /data", "closed"]));
  });

  it("traces the methods that an engine lists, and measures its time", async () => {
    const spans: string[] = [];
    const tracing = {
      begin: (name: string) => {
        spans.push(name);
        const span: Partial<TraceSpan> = {
          within: (work) => work(),
          end: () => {},
          fail: (type) => void spans.push(`failed: ${type}`),
        };
        return span as TraceSpan;
      },
      close: async () => {},
    };
    const { engine } = ratesEngine();
    const failing = defineEngine({
      name: "failing",
      open: () => ({
        source: "",
        rate: async (): Promise<string> => {
          throw new ToolError("refused_input", "No such currency.");
        },
      }),
      spans: ["rate"],
    });
    const { toolbox } = openWith([toolOn("a", engine), { ...toolOn("b", engine), engine: failing }], tracing);
    const timed = vi.fn();
    await toolbox.invoke({ ...call("a"), onTiming: timed });
    await toolbox.invoke(call("b"));
    expect(spans).toEqual(["engine rate", "engine rate", "failed: refused_input"]);
    expect(timed.mock.lastCall?.[0].engineMs).toBeGreaterThan(0);
  });
});
