import { describe, expect, it } from "vitest";
import type { StartFigures } from "../experiment.ts";
import { estimateFigures } from "../statistics.ts";
import { judgeStarts } from "../testing/synthetic-starts.ts";
import {
  DEPLOYMENTS,
  type DeploymentId,
  letInCell,
  PROBES,
  type ProbeId,
  reachCell,
  socketsCell,
  WHAT,
  WHO,
} from "./cells.ts";
import { security } from "./experiment.ts";
import { requireFound } from "./injection.ts";
import type { Findings } from "./look-around.ts";

interface Given {
  readonly letIn?: Partial<Record<DeploymentId, readonly ProbeId[]>>;
  readonly stdioSockets?: number;
  readonly reached?: readonly (typeof WHAT)[number][];
}

const figuresWith = ({ letIn = {}, stdioSockets = 0, reached = [] }: Given): StartFigures => ({
  ...Object.fromEntries(
    DEPLOYMENTS.flatMap((id) =>
      PROBES.map((probe) => [letInCell(id, probe), Number(letIn[id]?.includes(probe) ?? false)]),
    ),
  ),
  [socketsCell("http")]: 1,
  [socketsCell("stdio")]: stdioSockets,
  ...Object.fromEntries(
    WHO.flatMap((who) => WHAT.map((what) => [reachCell(who, what), Number(reached.includes(what))])),
  ),
});

const judge = (claim: "H9" | "S3", given: Given) => judgeStarts(security, claim, [figuresWith(given)])?.verdict;

describe("H9", () => {
  it("is confirmed when settings stop what the defaults let through", () => {
    expect(judge("H9", { letIn: { default: ["no-credential", "flood"] } })).toBe("confirmed");
  });

  it("is refuted when the defaults let nothing through", () => {
    expect(judge("H9", {})).toBe("refuted");
  });

  it("depends on the attack when settings do not stop all of them", () => {
    expect(judge("H9", { letIn: { default: ["flood", "code"], hardened: ["code"] } })).toBe("depends");
  });

  it("counts the settings without which more attacks succeed", () => {
    const letIn = {
      default: ["flood", "plain-http"],
      "without-tls": ["plain-http"],
      "without-rate": ["flood"],
    } as const;
    const settings = (given: Given) => estimateFigures(security.figures, [figuresWith(given)]).get("settings")?.value;
    expect(settings({ letIn })).toBe(3);
    expect(settings({ letIn: { ...letIn, "without-keys": ["wrong-key"] } })).toBe(4);
    expect(settings({})).toBe(0);
  });
});

describe("S3", () => {
  it.each([
    ["confirmed", {}],
    ["refuted", { stdioSockets: 1, reached: ["files"] }],
    ["depends", { reached: ["environment", "signals"] }],
    ["depends", { stdioSockets: 1 }],
  ] as const)("is %s with %j", (verdict, given) => {
    expect(judge("S3", given)).toBe(verdict);
  });
});

describe("looking around", () => {
  const all: Findings = { pid: 7, own: true, environment: true, files: true, signals: true };
  it("counts only if the tool was the LLM server's child and a process with access finds everything", () => {
    expect(() => requireFound({ ...all, own: false }, all, 7)).not.toThrow();
    expect(() => requireFound({ ...all, pid: 8 }, all, 7)).toThrow("looked at process 8");
    expect(() => requireFound(all, { ...all, files: false }, 7)).toThrow("did not find: files");
  });
});
