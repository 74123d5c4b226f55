import { describe, expect, it } from "vitest";
import { GUARD_TRANSPORTS, GUARDS, type Setup, SWITCHED_OFF } from "../src/guards/guard.ts";
import { guardArm } from "../src/guards/guard-arm.ts";
import { planVariants } from "../src/guards/variants.ts";

/** What differs between two setups, setting by setting. */
const differences = (one: Setup, other: Setup): string[] => {
  const flat = ({ settings, ...rest }: Setup): Record<string, unknown> => ({ ...rest, ...settings });
  const [left, right] = [flat(one), flat(other)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
    (key) => JSON.stringify(left[key]) !== JSON.stringify(right[key]),
  );
};

describe.each(GUARD_TRANSPORTS)("deployments over %s", (transport) => {
  const { variants, toggles } = planVariants(transport);
  const setupOf = (name: string): Setup => {
    const found = variants.find((variant) => variant.name === name);
    if (!found) throw new Error(`There is no deployment ${name}.`);
    return found.setup;
  };

  it("has a row for every guard that applies, and one for all", () => {
    const expected = GUARDS.filter(({ transports }) => transports.includes(transport)).map(({ id }) => id);
    const switchedOff = transport === "http" || transport === "rest" ? [SWITCHED_OFF.id] : [];
    expect(toggles.map(({ guard }) => guard)).toEqual([...expected, ...switchedOff, "all"]);
  });

  it("switches one thing for each guard", () => {
    for (const { guard, off, on } of toggles.filter(({ guard }) => guard !== "all"))
      expect(differences(setupOf(off), setupOf(on)), guard).toHaveLength(1);
  });

  it("switches everything for the last row", () => {
    const all = toggles.at(-1);
    const count = toggles.filter(({ guard }) => guard !== "all" && guard !== SWITCHED_OFF.id).length;
    expect(differences(setupOf(all?.off ?? ""), setupOf(all?.on ?? ""))).toHaveLength(count);
  });

  it("names each deployment once", () => {
    const names = variants.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("a deployment's processes", () => {
  const around = {
    hosts: { httpServer: "http.js", stdioServer: "stdio.js", unobservedServer: "unobserved.js" },
    dataDir: "/data",
    keyedDataDir: "/data/keyed",
    keysFile: "/data/keys.json",
    keyFor: (tools: readonly string[]) => `key of ${tools.join(",")}`,
    collector: "http://127.0.0.1:4318",
  };
  const armOf = (transport: (typeof GUARD_TRANSPORTS)[number], name: string) => {
    const variant = planVariants(transport).variants.find((candidate) => candidate.name === name);
    if (!variant) throw new Error(`There is no deployment ${name}.`);
    return guardArm(transport, variant, around);
  };

  it("have keys and their own data folder only where a key is sent", () => {
    const keyed = armOf("rest", "api-key+access");
    expect(keyed.connection).toEqual({ kind: "rest", apiKey: "key of translate,search_*,calc*" });
    expect(keyed.servers[0]?.env).toMatchObject({ DATA_DIR: "/data/keyed", API_KEYS_FILE: "/data/keys.json" });
    const open = armOf("rest", "off");
    expect(open.connection).toEqual({ kind: "rest" });
    expect(open.servers[0]?.env).toMatchObject({ DATA_DIR: "/data", USAGE: "off", METRICS: "off" });
    expect(open.servers[0]?.env).not.toHaveProperty("API_KEYS_FILE");
    expect(open.servers[0]?.env).not.toHaveProperty("OTEL_EXPORTER_OTLP_ENDPOINT");
  });

  it("send spans to the collector where traces are on", () => {
    expect(armOf("http", "tracing").servers[0]?.env).toMatchObject({
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
    });
  });

  it("have the server without the code that watches it on one side of its row only", () => {
    expect(armOf("rest", "unobserved").servers[0]?.args).toEqual(["unobserved.js"]);
    expect(armOf("rest", "off").servers[0]?.args).toEqual(["http.js"]);
  });

  it("give the stdio host its tools as a setting", () => {
    const { connection } = armOf("stdio", "access");
    expect(connection).toMatchObject({ kind: "stdio", child: { env: { ALLOWED_TOOLS: "translate,search_*,calc*" } } });
  });
});
