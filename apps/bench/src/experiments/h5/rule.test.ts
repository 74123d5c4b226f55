import type { Estimate } from "@twinhost/report";
import { describe, expect, it } from "vitest";
import type { StartFigures } from "../experiment.ts";
import { estimateFigures } from "../statistics.ts";
import { judgeStarts } from "../testing/synthetic-starts.ts";
import { CLIENTS, type ClientId, completedCell, thereCell } from "./cells.ts";
import { foreignClients } from "./experiment.ts";
import { FIGURES } from "./rule.ts";

const ALL: readonly ClientId[] = CLIENTS;
const REST: readonly ClientId[] = ["curl", "browser", "openapi"];

const figuresWith = (http: readonly ClientId[], stdio: readonly ClientId[], there = ALL): StartFigures =>
  Object.fromEntries(
    CLIENTS.flatMap((client) => {
      if (!there.includes(client)) return [[thereCell(client), 0]];
      return [
        [thereCell(client), 1],
        [completedCell("http", client), Number(http.includes(client))],
        [completedCell("stdio", client), Number(stdio.includes(client))],
      ];
    }),
  );

const judge = (...given: Parameters<typeof figuresWith>) =>
  judgeStarts(foreignClients, "H5", [figuresWith(...given)])?.verdict;

const MCP = ALL.filter((client) => !REST.includes(client));

describe("H5", () => {
  it("is confirmed by clients that cannot start a process", () => {
    expect(judge(ALL, MCP)).toBe("confirmed");
  });

  it("depends on the client when HTTP serves one more", () => {
    expect(judge([...MCP, "curl"], MCP)).toBe("depends");
  });

  it("is refuted when stdio serves as many", () => {
    expect(judge(MCP, MCP, MCP)).toBe("refuted");
    expect(judge([], MCP)).toBe("refuted");
  });

  it("is inconclusive when too few clients are on the machine", () => {
    expect(judge(["curl"], [], ["curl"])).toBe("inconclusive");
    expect(judge([], [], [])).toBe("inconclusive");
  });

  it("has no figure for a client that was left out, because 0 would read as a failure", () => {
    const ids = [...estimateFigures(FIGURES, [figuresWith(["curl"], [], ["curl"])]).keys()];
    expect(ids).toContain(completedCell("http", "curl"));
    expect(ids).not.toContain(completedCell("http", "python"));
  });

  it("names the clients served over HTTP only, those served over neither, and those left out", () => {
    const start = figuresWith(["curl", "sdk-v1"], ["sdk-v1"], ["curl", "sdk-v1", "openapi"]);
    const measured = (id: string): Estimate => ({ value: start[id] ?? 0, low: null, high: null });
    const because = foreignClients.texts.en.claims.H5?.because({
      judgement: { verdict: "depends" },
      shown: (id) => String(measured(id).value),
      measured,
      has: () => true,
      crossover: undefined,
    });
    expect(because).toContain("Over HTTP alone: curl.");
    expect(because).toContain("Over neither: a client made of the OpenAPI document.");
    expect(because).toMatch(/not on this machine: .*Inspector.*FastMCP in Python\./);
  });
});
