import { CAPACITY_FIELDS, CASE_FIELDS } from "@twinhost/advisor";
import { expect, it } from "vitest";
import { caseFrom, IDLE_IN_NEEDS } from "./case-of.ts";

it("an index alone implies an engine", () => {
  expect(caseFrom({ indexMiB: 1_536 })).toMatchObject({ toolKind: "engine", indexMiB: 1_536 });
  expect(caseFrom({ indexMiB: 1_536, toolKind: "engine" })).toMatchObject({ toolKind: "engine", indexMiB: 1_536 });
});

it("no index contradicts nothing", () => {
  expect(caseFrom({ indexMiB: 0, toolKind: "io" })).toMatchObject({ toolKind: "io" });
  expect(caseFrom({ indexMiB: 0 })).toMatchObject({ toolKind: "io" });
});

it("an index for tools without an engine is refused", () => {
  expect(() => caseFrom({ indexMiB: 1, toolKind: "cpu" })).toThrow(
    "--index-mib counts only with --tool-kind engine, not cpu",
  );
});

it("every answer either counts in the table of needs or is refused", () => {
  expect([...CAPACITY_FIELDS, ...IDLE_IN_NEEDS].toSorted()).toEqual([...CASE_FIELDS].toSorted());
});
