import type { ClaimId } from "@twinhost/report";
import { describe, expect, it } from "vitest";
import type { StartFigures } from "../src/experiments/experiment.ts";
import { ledgerResults, syntheticLedger } from "./fixtures/synthetic-ledger.ts";

/** What a report says about a claim of an experiment. Every figure that is not given is 100. */
const sentences = (experiment: ClaimId, claim: ClaimId, given: StartFigures): { en: string; ko: string } => {
  const start = new Proxy({ ...given }, { get: (figures, name) => figures[String(name)] ?? 100 });
  const results = ledgerResults()
    .filter(({ id }) => id === experiment)
    .map((result) => ({ ...result, starts: [start, start, start] }));
  const { claims, words } = syntheticLedger(results);
  const index = claims.findIndex((candidate) => candidate.claim === claim);
  return { en: words.en.claims[index]?.because ?? "", ko: words.ko.claims[index]?.because ?? "" };
};

describe("the sentence about a claim", () => {
  it("gives the round trip that the calls met beside the one that was set", () => {
    const trips = { "http-floor@0": 200, "http-floor@1": 1_750, "http-floor@20": 21_000 };
    const { en, ko } = sentences("H6", "H6", trips);
    expect(en).toMatch(/at a round trip of 1 ms \(measured: 1.55 ms\) and .* at 20 ms \(measured: 20.8 ms\)/);
    expect(ko).toMatch(/왕복 1 ms\(실제 1.55 ms\)에서 .*, 20 ms\(실제 20.8 ms\)에서/);
  });

  it("does not call the length of a black hole the time after which it was noticed", () => {
    const capped = sentences("H7", "H7", { "detect:http-off@black-hole": 7_000_164 });
    expect(capped.en).toContain("watch for silence), and without it not before the network returned; after it");
    expect(capped.ko).toContain("없으면 네트워크가 돌아온 뒤에야 감지됩니다");
    const noticed = sentences("H7", "H7", { "detect:http-off@black-hole": 3e6 });
    expect(noticed.en).toContain("watch for silence), 3 s without; after it");
    expect(noticed.ko).toContain("없으면 3 s 뒤에 감지됩니다");
  });

  it("says how far apart questions are beside the longest time without an answer", () => {
    const { en, ko } = sentences("H3", "H3", { "pause:http": 177_000 });
    expect(en).toContain("177 ms (questions are up to 175 ms apart anyway)");
    expect(ko).toContain("177 ms(질문 간격만으로도 최대 175 ms)");
  });

  it("tells the memory that both need alike from the tenth more that H2's rule asks for, in whole LLM servers", () => {
    const megabytes = { http: [183, 275, 461, 811], stdio: [145, 262, 501, 981], "stdio-again": [145, 262, 501, 981] };
    const given = Object.entries(megabytes).flatMap(([row, values]) =>
      [1, 2, 4, 8].flatMap((count, index): [string, number][] => [
        [`memory:${row}@${count}`, values[index] ?? 0],
        [`cpu:${row}@${count}`, count],
      ]),
    );
    const { en, ko } = sentences("H2", "H2", Object.fromEntries(given));
    expect(en).toMatch(/^Depends: from 5 LLM servers, where .* less memory from 3 LLM servers on.* from 5 on/);
    expect(ko).toMatch(/LLM 서버 5대 이상.*3대부터 HTTP의 메모리가 더 적고, 5대부터/);
  });

  it("calls X4's number of calls a lower bound", () => {
    const calls = { "p50:http@1": 300, "p50:http-again@1": 300, "p50:stdio-per-call@1": 1e5 };
    const { en, ko } = sentences("X4", "X4", { ...calls, "p50:stdio-per-call-again@1": 1e5 });
    expect(en).toMatch(/calls per process on at the earliest: it is a lower bound/);
    expect(ko).toMatch(/적어도 .*번이어야 합니다. .*최솟값입니다/);
  });
});
