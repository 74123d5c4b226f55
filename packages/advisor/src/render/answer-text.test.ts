import { expect, it } from "vitest";
import { CASES } from "../../test/cases.ts";
import { fixedConstants } from "../../test/fixed-constants.ts";
import { advise } from "../advise.ts";
import { type AdviceCase, adviceCase } from "../case.ts";
import { adviceText, type Language } from "./advice-text.ts";

const textOf = (given: Partial<AdviceCase>, language: Language = "en") =>
  adviceText(advise(adviceCase.parse(given), fixedConstants), language);
const saidOf = (given: Partial<AdviceCase>, language?: Language) => textOf(given, language).answer.join(" ");

const BUSY = { toolKind: "cpu", toolMs: 100, callsPerSecond: 20 } as const;
const FAST_CHAT = { modelMs: 5, callsPerQuestion: 10, toolMs: 1 } as const;

it("says what rules out the transport that the criteria prefer", () => {
  expect(saidOf(BUSY)).toContain("What rules stdio out: its processes would be too busy;");
  expect(saidOf(BUSY, "ko")).toContain("stdio는 쓸 수 없습니다(프로세스가 너무 바쁨).");
  expect(saidOf({ untrusted: "tools", operations: "none" })).toMatch(/^Run the tools as one HTTP tool server/);
});

it("Korean particles agree with the name before them", () => {
  expect(saidOf(BUSY, "ko")).toContain("stdio 풀은 호출마다");
  for (const { given } of CASES) expect(saidOf(given, "ko")).not.toMatch(/풀는|풀가|풀를/);
});

it("in-process runs inside each LLM server and adds nothing to a call", () => {
  expect(saidOf({ llmServers: 2, ...FAST_CHAT })).toMatch(
    /^Run the tools inside the process of each of the 2 LLM servers\..*in-process adds nothing to a call\.$/,
  );
  expect(saidOf(FAST_CHAT, "ko")).toMatch(/프로세스 내부는 호출에 시간을 더하지 않습니다\.$/);
});

it("names desktop assistants in a mix too", () => {
  const given = { runsOn: "desktop", llmServers: 10, otherCallers: ["desktop-clients"] } satisfies Partial<AdviceCase>;
  expect(saidOf(given)).toContain("for the desktop assistants");
  expect(saidOf(given, "ko")).toContain("데스크톱 클라이언트에는");
});

it.each(["en", "ko"] as const)("notes what a figure leaves out, and what a tool server requires: %s", (language) => {
  const notes = (given: Partial<AdviceCase>) => textOf(given, language).notes.length;
  const desktops = { runsOn: "desktop", llmServers: 20, toolKind: "engine", indexMiB: 1_536 } as const;
  expect(notes({ payloadKiB: 10_240 })).toBe(notes({}) + 1);
  expect(notes(desktops)).toBe(notes({ ...desktops, roundTripMs: 2 }) + 1);
  expect(notes({ operations: "none", otherCallers: ["outsiders"] })).toBe(notes({ otherCallers: ["outsiders"] }) + 1);
});

it("leaves fields that do not count out of the case", () => {
  const fields = (given: Partial<AdviceCase>) => textOf(given).case.map(({ field }) => field);
  expect(fields({ indexMiB: 1_536 })).not.toContain("indexMiB");
  expect(fields({ indexMiB: 1_536, toolKind: "engine" })).toContain("indexMiB");
});

it("words counts as people do", () => {
  const given = { operations: "containers", toolKind: "engine", indexMiB: 4_096 } as const;
  expect(saidOf({ ...given, llmServers: 2 })).toContain("for both LLM servers.");
  expect(saidOf({ ...given, llmServers: 10_000 })).toContain("for all 10,000 LLM servers.");
  expect(saidOf({ ...given, llmServers: 10_000 }, "ko")).toContain("LLM 서버 10,000대가 함께 쓸 HTTP 도구 서버를");
});
