import { describe, expect, it } from "vitest";
import {
  GUARD_ROWS,
  GUARD_TRANSPORTS,
  GUARDS,
  type GuardRowId,
  type GuardTransport,
  type Setup,
} from "../src/guards/guard.ts";
import { guardArm } from "../src/guards/guard-arm.ts";
import { planPairs } from "../src/guards/pairs.ts";
import { ownProcess } from "../src/processes/own-process.ts";

/** Names of the settings and properties in which two setups differ. */
const differences = (one: Setup, other: Setup): string[] => {
  const flat = ({ settings, ...rest }: Setup): Record<string, unknown> => ({ ...rest, ...settings });
  const [left, right] = [flat(one), flat(other)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
    (key) => JSON.stringify(left[key]) !== JSON.stringify(right[key]),
  );
};

describe.each(GUARD_TRANSPORTS)("pairs over %s", (transport) => {
  const guards = GUARDS.filter(({ transports }) => transports.includes(transport));

  it("are one for every feature that applies, one for all, and one for nothing", () => {
    const switchedOff = transport === "http" || transport === "rest" ? ["switched-off"] : [];
    expect(planPairs(transport, GUARD_ROWS).map(({ row }) => row)).toEqual([
      ...guards.map(({ id }) => id),
      ...switchedOff,
      "all",
      "nothing",
    ]);
  });

  it("differ in one thing for each feature, in every feature for all, and in nothing for nothing", () => {
    const wanted = (row: string): number => {
      if (row === "nothing") return 0;
      return row === "all" ? guards.length : 1;
    };
    for (const { row, off, on } of planPairs(transport, GUARD_ROWS))
      expect(differences(off, on), row).toHaveLength(wanted(row));
  });

  it("are those of the requested rows", () => {
    expect(planPairs(transport, ["nothing", "audit"]).map(({ row }) => row)).toEqual(["audit", "nothing"]);
  });
});

describe("a deployment's processes", () => {
  const around = {
    hosts: { httpServer: "http.js", stdioServer: "stdio.js" },
    dataDir: "/data",
    keyedDataDir: "/data/keyed",
    keysFile: "/data/keys.json",
    keyFor: (tools: readonly string[]) => `key of ${tools.join(",")}`,
    collector: "http://127.0.0.1:4318",
  };
  const armOf = (transport: GuardTransport, row: GuardRowId, side: "off" | "on") => {
    const [pair] = planPairs(transport, [row]);
    if (!pair) throw new Error(`${row} does not apply to ${transport}.`);
    return guardArm(transport, `${row} ${side}`, pair[side], around);
  };

  it("have keys and a separate data folder only if a key is sent", () => {
    const keyed = armOf("rest", "access", "on");
    expect(keyed.connection).toEqual({ kind: "rest", apiKey: "key of translate,search_*,calc*" });
    expect(keyed.servers[0]?.env).toMatchObject({ DATA_DIR: "/data/keyed", API_KEYS_FILE: "/data/keys.json" });
    const open = armOf("rest", "all", "off");
    expect(open.connection).toEqual({ kind: "rest" });
    expect(open.servers[0]?.env).toMatchObject({ DATA_DIR: "/data", USAGE: "off", METRICS: "off" });
    expect(open.servers[0]?.env).not.toHaveProperty("API_KEYS_FILE");
    expect(open.servers[0]?.env).not.toHaveProperty("OTEL_EXPORTER_OTLP_ENDPOINT");
  });

  it("send spans to the collector if traces are on", () => {
    expect(armOf("http", "tracing", "on").servers[0]?.env).toMatchObject({
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
    });
  });

  it("use the server without observability code only on one side of its row", () => {
    expect(armOf("rest", "switched-off", "off").servers[0]?.args).toEqual([ownProcess("unobserved-server")]);
    expect(armOf("rest", "switched-off", "on").servers[0]?.args).toEqual(["http.js"]);
  });

  it("pass the allowed tools to the stdio host as a setting", () => {
    const { connection } = armOf("stdio", "access", "on");
    expect(connection).toMatchObject({ kind: "stdio", child: { env: { ALLOWED_TOOLS: "translate,search_*,calc*" } } });
  });
});
