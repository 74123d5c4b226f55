import { existsSync, readFileSync } from "node:fs";
import {
  CLAIM_IDS,
  type LedgerClaim,
  ledgerEn,
  ledgerKo,
  renderLedgerHtml,
  renderLedgerTerminal,
  type Verdict,
} from "@twinhost/report";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { ledgerResults, syntheticLedger } from "./fixtures/synthetic-ledger.ts";

const ROOT = new URL("../../../", import.meta.url);
const TEXTS = { en: ledgerEn, ko: ledgerKo } as const;
const LANGUAGES = ["en", "ko"] as const;

const judged = (verdicts: Readonly<Record<string, Verdict>>): LedgerClaim[] =>
  syntheticLedger([]).claims.map((claim) => ({
    ...claim,
    verdict: verdicts[claim.claim] ?? claim.verdict,
    crossover: claim.claim === "H6" ? { value: 379, unit: "micros", between: [0, 1_000], holds: "above" } : null,
  }));

/** A report with only two of the experiments. */
const some = syntheticLedger(ledgerResults().filter(({ id }) => id === "S1" || id === "H5"));
const page = new JSDOM(renderLedgerHtml(some, "../../docs")).window.document;

describe("the answer of the ledger", () => {
  const claims = judged({
    H2: "confirmed",
    S7: "confirmed",
    H1: "inconclusive",
    S8: "inconclusive",
    H5: "refuted",
    S5: "confirmed",
    S4: "inconclusive",
    S1: "refuted",
    H6: "depends",
    S3: "depends",
    H9: "confirmed",
  });

  it("says which transport fits which case, what it depends on, and where there is no verdict", () => {
    expect(ledgerEn.answer(claims)).toEqual([
      "HTTP fits “several LLM servers share the tools”. stdio fits “a single LLM server”.",
      "It depends for “fast responses matter most” (H6: stdio above 379 µs of round trip; S1: stdio is not 2 times as fast) and “security is very important” (H9: stdio; S3: stdio for trusted tools, while others need an account of their own or a sandbox, over HTTP too). The usual argument is refuted for “other services call the tools too” (H5: no reason for HTTP). Inconclusive for “a large system where scaling matters” and “the system must be simple”.",
    ]);
  });

  it("says the same in Korean", () => {
    const [fits, rest] = ledgerKo.answer(claims);
    expect(fits).toContain(
      "여러 LLM 서버가 도구를 함께 쓴다면 HTTP가 맞습니다. LLM 서버가 한 대뿐이라면 stdio가 맞습니다.",
    );
    expect(rest).toContain(
      "“빠른 응답이 가장 중요하다”(H6: 왕복 지연 379 µs 이상이면 stdio; S1: stdio가 2배까지 빠르지는 않음)",
    );
    expect(rest).toContain("판정할 수 없는 경우: “확장이 중요한 큰 시스템이다”, “단순한 시스템을 원한다”.");
  });

  it("does not say that stdio is slow where it is faster, but not twice as fast", () => {
    const used = { value: 1.6, low: 1.5, high: 1.7 };
    const faster = claims.map((claim) => (claim.claim === "S1" ? { ...claim, figures: [{ id: "any", used }] } : claim));
    expect(ledgerEn.answer(faster)[1]).toContain("S1: stdio is faster, but not 2 times as fast");
    expect(ledgerKo.answer(faster)[1]).toContain("S1: stdio가 빠르지만 2배까지는 아님");
  });

  it("rounds a crossover in servers up to a whole one, and says which half of a claim about load holds", () => {
    const turned = claims.map((claim): LedgerClaim => {
      if (claim.claim === "H2")
        return {
          ...claim,
          verdict: "depends",
          crossover: { value: 4.26, unit: "count", between: [4, 8], holds: "above" },
        };
      if (claim.claim !== "H4") return claim;
      const figures = [{ id: "cpu:in-process/http", used: { value: 2, low: 1.9, high: 2.1 } }];
      return { ...claim, verdict: "depends", figures };
    });
    expect(ledgerEn.answer(turned)[1]).toContain(
      "H2: HTTP from 5 LLM servers, where stdio takes at least a tenth more",
    );
    expect(ledgerKo.answer(turned)[1]).toContain("H2: 메모리 10% 차이를 기준으로 LLM 서버 5대 이상이면 HTTP");
    expect(ledgerEn.answer(turned)[1]).toContain(
      "H4: less CPU for the LLM server than with tools in its own process, but its event loop is not clearly sooner",
    );
  });

  it.each([
    ["below", true],
    ["above", false],
  ] as const)("says what holds beyond a crossover only on the side that it knows: %s", (holds, isSaid) => {
    const turned = claims.map((claim): LedgerClaim => {
      if (claim.claim !== "H10") return claim;
      return {
        ...claim,
        verdict: "depends",
        crossover: { value: 2_048, unit: "bytes", between: [1_024, 4_096], holds },
      };
    });
    expect(ledgerEn.answer(turned)[1].includes("from there on HTTP sends under a fifth more")).toBe(isSaid);
    expect(ledgerKo.answer(turned)[1].includes("그보다 커도 HTTP가 20% 미만으로 더 보내며")).toBe(isSaid);
  });

  it("gives a reason for each confirmed claim in the table of cases", () => {
    for (const language of LANGUAGES)
      for (const { claim } of judged({}))
        if (!claim.startsWith("X")) expect(TEXTS[language].cases.reasons[claim]).toMatch(/\S/);
    const row = page.querySelector('main[lang=en] .cases tbody a[href="#en-verdict-H5"]')?.parentElement;
    expect(row?.textContent).toContain("H5: ");
  });

  it("says that there is none if no claim was judged", () => {
    expect(ledgerEn.answer(judged({}))).toEqual([ledgerEn.cases.noneFits, ledgerEn.cases.noneDepends]);
  });

  it.each(LANGUAGES)("says what each claim depends on, before the reason: %s", (language) => {
    for (const claim of judged({})) expect(TEXTS[language].cases.condition(claim)).toMatch(/\S/);
    const report = syntheticLedger(ledgerResults());
    const depends = report.claims.flatMap(({ claim, verdict }, index) =>
      verdict === "depends" ? [{ claim, index }] : [],
    );
    for (const { index } of depends)
      expect(report.words[language].claims[index]?.because).toMatch(language === "en" ? /^Depends: / : /^조건: /);
    expect(depends.length).toBeGreaterThan(0);
  });
});

it.each(LANGUAGES)("the page starts with its subject: %s", (language) => {
  const [first] = page.querySelectorAll(`main[lang=${language}] .answer > *`);
  expect(first?.textContent).toBe(TEXTS[language].title);
});

describe("the cases on the page", () => {
  it.each([
    ["en", "README.md"],
    ["ko", "README.ko.md"],
  ] as const)("are those of the README, with their guides: %s", (language, readme) => {
    const rows = [...page.querySelectorAll(`main[lang=${language}] .cases tbody tr`)].map((row) => ({
      name: row.querySelector("th")?.textContent,
      guide: row.querySelector("td:last-child a"),
    }));
    const named = readFileSync(new URL(readme, ROOT), "utf8").matchAll(
      /^\| (.+?) \| (?:HTTP|stdio) \| \[(criteria-.+?)\]/gm,
    );
    const cases = [...named].map(([, name, guide]) => [name, guide]);
    expect(cases).toHaveLength(9);
    expect(rows.slice(0, 9).map(({ name, guide }) => [name, guide?.textContent])).toEqual(cases);
    for (const { guide } of rows) {
      const href = guide?.getAttribute("href") ?? "";
      expect(href).toMatch(new RegExp(`^../../docs/${language}/`));
      expect(existsSync(new URL(href.replace("../../", ""), ROOT)), href).toBe(true);
    }
  });

  it("names each claim in a case, and links it to its evidence", () => {
    const links = [...page.querySelectorAll("main[lang=en] .cases td:nth-child(3) a")];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(page.querySelector(link.getAttribute("href") ?? "none")).not.toBeNull();
  });
});

describe("what --only left out", () => {
  const LEFT = CLAIM_IDS.filter((claim) => !["S1", "X2", "H5"].includes(claim)).join(", ");

  it("is one line on the page, without details of the claims", () => {
    const ids = [...page.querySelectorAll("main[lang=en] .claims .id")].map(({ textContent }) => textContent);
    expect(ids).toEqual(["H5", "S1", "X2"]);
    expect(page.querySelector("main[lang=en] .verdict-list")?.textContent).toContain(`Left out with --only: ${LEFT}.`);
  });

  it("is a line on the terminal", () => {
    const text = renderLedgerTerminal(some, { language: "en", reportPath: "r", color: false });
    expect(text.replaceAll("\n", " ")).toContain(`Left out with --only: ${LEFT}.`);
  });
});

describe("the plots of all experiments", () => {
  const report = syntheticLedger(ledgerResults());
  const { document } = new JSDOM(renderLedgerHtml(report)).window;

  it("show every figure except noise, in parts that fit a page", () => {
    for (const { id, figures } of report.experiments) {
      const plots = [...document.querySelectorAll(`#en-${id} .plot .wide svg`)];
      const rows = plots.map((plot) => plot.querySelectorAll("[data-mark=dot] > *").length);
      const noise = new Set(figures.map((figure) => figure.noise));
      const shown = figures.filter((figure) => !noise.has(figure.id)).length;
      expect(rows.reduce((sum, count) => sum + count, 0)).toBe(shown);
      expect(Math.max(...rows)).toBeLessThanOrEqual(12);
    }
  });

  it("show every figure that a rule looked at next to its claim, and where the verdict turns", () => {
    for (const { claim, figures, thresholds } of report.claims) {
      const item = document.getElementById(`en-verdict-${claim}`);
      const count = (mark: string): number => item?.querySelectorAll(`.wide [data-mark=${mark}] > *`).length ?? 0;
      expect(count("dot"), claim).toBe(figures.length);
      // H8 compares the sums of two deployments.
      if (claim !== "H8" && figures.length > 0 && Object.keys(thresholds).length > 0)
        expect(count("tick"), claim).toBeGreaterThan(0);
    }
  });

  it("label each mark next to a claim with its name and figure", () => {
    const claims = [...document.querySelectorAll("main[lang=en] .claim")].filter((claim) => claim.querySelector("svg"));
    expect(claims.length).toBeGreaterThan(20);
    for (const claim of claims) {
      const plot = claim.querySelector(".wide svg");
      const marks = plot?.querySelectorAll("[data-mark=dot] circle, [data-mark=dot] path").length;
      const labels = [...(plot?.querySelectorAll("[data-mark=text]") ?? [])];
      expect(labels.map(({ children }) => children.length)).toEqual([marks, marks]);
    }
  });
});
