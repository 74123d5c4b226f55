import { expect, it } from "vitest";
import { fixedConstants } from "../test/fixed-constants.ts";
import { advise } from "./advise.ts";
import { CAPACITY_FIELDS, capacity } from "./capacity/capacity.ts";
import { type AdviceCase, adviceCase, CASE_FIELDS, type CaseField, isCounted } from "./case.ts";

/** A case in which every field can count, and a different value for each field. */
const BASE = { roundTripMs: 5, toolUpdatesPerMonth: 4, llmServers: 3, callsPerSecond: 20 } as const;
const OTHER: AdviceCase = {
  llmServers: 7,
  runsOn: "desktop",
  callsPerSecond: 90,
  callsPerQuestion: 9,
  modelMs: 10,
  toolKind: "cpu",
  toolMs: 45,
  indexMiB: 900,
  payloadKiB: 700,
  roundTripMs: 50,
  toolUpdatesPerMonth: 400,
  pauseAllowed: false,
  otherCallers: ["outsiders"],
  toolLanguage: "other",
  untrusted: "both",
  latencyBudgetMs: 1,
  operations: "containers",
  stage: "development",
};

const ALL = CASE_FIELDS.flatMap((field) =>
  (["cpu", "io", "engine"] as const).map((toolKind) => ({ field, given: adviceCase.parse({ ...BASE, toolKind }) })),
);
const changed = (given: AdviceCase, field: CaseField): AdviceCase =>
  ({ ...given, [field]: field === "toolKind" && given.toolKind !== "io" ? "io" : OTHER[field] }) as AdviceCase;

const adviceOn = (given: AdviceCase) => {
  const { case: _, ...rest } = advise(given, fixedConstants);
  return rest;
};

it.each(ALL)("$field changes the advice exactly if isCounted says so: $given.toolKind", ({ field, given }) => {
  const other = changed(given, field);
  const counts = JSON.stringify(adviceOn(other)) !== JSON.stringify(adviceOn(given));
  expect(counts).toBe(isCounted(field, given));
});

it.each(ALL)("$field changes the capacity table if CAPACITY_FIELDS says so: $given.toolKind", ({ field, given }) => {
  const rows = (of: AdviceCase) => JSON.stringify(capacity(of, fixedConstants, { coreHour: 1, gibHour: 1 }));
  const counts = rows(changed(given, field)) !== rows(given);
  const isIdle = !isCounted(field, given) || (field === "toolMs" && given.toolKind === "io");
  const alone = field === "toolUpdatesPerMonth" || (field === "toolKind" && given.toolKind === "engine");
  if (!alone) expect(counts).toBe(CAPACITY_FIELDS.includes(field) && !isIdle);
});

it("updates change the capacity table where they must not pause calls", () => {
  const rows = (toolUpdatesPerMonth: number) =>
    capacity(adviceCase.parse({ pauseAllowed: false, toolUpdatesPerMonth }), fixedConstants, {
      coreHour: 1,
      gibHour: 1,
    });
  expect(rows(0)).not.toEqual(rows(1));
});
