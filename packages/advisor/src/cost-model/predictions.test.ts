import { describe, expect, it } from "vitest";
import { fixedConstants } from "../../test/fixed-constants.ts";
import measured from "../../test/measured-points.json" with { type: "json" };
import { adviceCase } from "../case.ts";
import type { ConstantId } from "../constants/definitions.ts";
import { onceForAll, perFurther } from "../constants/definitions.ts";
import { COST_MODEL } from "./cost-model.ts";

/** Figures of one run of bench claims. Each prediction is based on points other than the one it predicts. */
const figure =
  (experiment: string) =>
  (id: string): number => {
    const found = measured.experiments.find((candidate) => candidate.id === experiment);
    const value = found?.figures.find((candidate) => candidate.id === id)?.measured.value;
    if (value === undefined) throw new Error(`${experiment} did not measure ${id}`);
    return value;
  };

const WITHIN = 0.2;

const expectNear = (predicted: number, seen: number): void => {
  expect(Math.abs(predicted / seen - 1), `${predicted} predicted, ${seen} measured`).toBeLessThan(WITHIN);
};

/** The constants, with some of them overridden. */
const withConstants =
  (other: Partial<Record<ConstantId, number>>) =>
  (id: ConstantId): number =>
    other[id] ?? fixedConstants[id].value;

describe("memory and CPU of several LLM servers", () => {
  const of = figure("H2");
  const constantsFrom = (points: readonly [number, number]) => {
    const once = (name: string) => onceForAll("H2", "bytes", name, points).read(of);
    const further = (name: string) => perFurther("H2", "bytes", name, points).read(of);
    return withConstants({
      serverBytes: once("memory:http"),
      llmBytes: further("memory:http"),
      sharedStdioBytes: once("memory:stdio"),
      llmStdioBytes: further("memory:stdio"),
      serverStartCpu: once("cpu:http"),
      llmStartCpu: further("cpu:http"),
      sharedStdioStartCpu: once("cpu:stdio"),
      llmStdioStartCpu: further("cpu:stdio"),
    });
  };

  it.each([
    [1, [2, 8]],
    [2, [1, 8]],
    [4, [1, 8]],
  ] as const)("%i LLM servers, predicted from %j of them", (llmServers, points) => {
    const inputs = { given: adviceCase.parse({ llmServers }), k: constantsFrom(points) };
    for (const transport of ["http", "stdio"] as const) {
      const { memoryBytes, startCpuMicros } = COST_MODEL;
      expectNear(memoryBytes.over[transport].compute(inputs), of(`memory:${transport}@${llmServers}`));
      expectNear(startCpuMicros.over[transport].compute(inputs), of(`cpu:${transport}@${llmServers}`));
    }
  });
});

describe("a call over a network", () => {
  const of = figure("H6");
  /** The delaying proxy's own overhead, measured with bare HTTP at a delay that is not predicted. */
  const proxy = of("http-floor@20") - of("http-floor@0") - 20_000;

  it.each([1, 5])("a round trip of %i ms", (roundTripMs) => {
    const added = (milliseconds: number): number => {
      const given = adviceCase.parse({ roundTripMs: milliseconds, payloadKiB: 0 });
      return COST_MODEL.addedP50Micros.over.http.compute({ given, k: withConstants({}) });
    };
    expectNear(of("http@0") + proxy + added(roundTripMs) - added(0), of(`http@${roundTripMs}`));
  });
});

describe("a transport's share of a question's time", () => {
  const of = figure("X1");
  const k = withConstants({
    addedHttp: of("http@50") - of("in-process@50"),
    addedStdio: of("stdio@50") - of("in-process@50"),
    questionBase: of("in-process@0"),
  });

  it.each(["http", "stdio"] as const)("over %s with a 300 ms model, predicted from a 50 ms model", (transport) => {
    const given = adviceCase.parse({ callsPerQuestion: 1, modelMs: 300, toolMs: 0 });
    expectNear(COST_MODEL.chatShare.over[transport].compute({ given, k }), of(`share:${transport}@300`));
  });
});
