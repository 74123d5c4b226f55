import { expect, it } from "vitest";
import { byVerdict } from "../src/report/verdicts.ts";

const claim = (id: string, verdict: string, verdictName: string) => ({
  claim: id,
  verdict,
  verdictName,
  name: "",
  because: "",
  scope: "",
});

it("groups claims by verdict, names each by a claim's word, and reads the word of older reports", () => {
  const groups = byVerdict([
    claim("X1", "confirmed", "yes"),
    claim("S1", "confirmed", "confirmed"),
    claim("H1", "undecided", "undecided"),
    claim("X2", "not-measured", "not measured"),
  ]);
  expect(groups.map(({ verdict, name, claims }) => [verdict, name, claims.map(({ claim }) => claim)])).toEqual([
    ["confirmed", "confirmed", ["X1", "S1"]],
    ["inconclusive", "undecided", ["H1"]],
    ["not-measured", "not measured", ["X2"]],
  ]);
});
