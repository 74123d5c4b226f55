import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import type { Report } from "@twinhost/report";
import {
  CLAIM_IDS,
  en,
  ko,
  publish,
  publishedReport,
  renderHtml,
  renderMarkdown,
  renderTerminal,
  reportJsonSchema,
  TERMINAL_COLUMNS,
} from "@twinhost/report";
import { Ajv2020 } from "ajv/dist/2020.js";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { withLedger } from "../src/summary/last-ledger.ts";
import { ledgerResults, syntheticLedger } from "./fixtures/synthetic-ledger.ts";
import { usualMedian } from "./fixtures/synthetic-observations.ts";
import { syntheticReport } from "./fixtures/synthetic-report.ts";

const report = syntheticReport();
const few = syntheticReport({ rounds: 1, callsPerSlice: 12 });

const pages = new Map<Report, Document>();
/** Parsing a page takes longer than all the tests of it, so each is parsed only once. */
const pageOf = (subject: Report): Document => {
  const page = pages.get(subject) ?? new JSDOM(renderHtml(subject)).window.document;
  pages.set(subject, page);
  return page;
};

describe("report.json", () => {
  it("has the published schema: run `pnpm schema` after a change", () => {
    expect(
      JSON.parse(readFileSync(new URL("../../../packages/report/report.schema.json", import.meta.url), "utf8")),
    ).toEqual(reportJsonSchema());
  });

  it.each([
    ["usual", report],
    ["short", few],
  ])("fits the schema, by zod and by another validator (%s run)", (_name, subject) => {
    const published = publish(subject);
    expect(published).toEqual({ ...subject, words: expect.anything() });
    for (const words of [published.words.en, published.words.ko]) {
      expect(words.claims).toHaveLength(subject.claims.length);
      expect(JSON.stringify(words)).not.toMatch(/undefined|NaN/);
    }
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(reportJsonSchema());
    expect(validate(JSON.parse(JSON.stringify(published))), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...published, rows: [{}] })).toBe(false);
  });

  it('reads the verdict "undecided" of older reports as inconclusive', () => {
    const claims = report.claims.map((claim) => ({ ...claim, verdict: "undecided" }));
    expect(publishedReport.parse({ ...publish(report), claims }).claims[0]?.verdict).toBe("inconclusive");
  });

  it("reproduces the figures behind the observations", () => {
    const row = report.rows.find(({ row }) => row === "stdio");
    expect(row?.calculate.p50.value).toBeCloseTo(usualMedian("stdio"), -1);
    const ratio = report.comparisons.find(({ id }) => id === "p50:http/stdio")?.ratio;
    expect(ratio?.value).toBeCloseTo(usualMedian("http") / usualMedian("stdio"), 1);
    expect(report.claims.find(({ claim }) => claim === "S1")?.verdict).toBe("depends");
    expect(report.claims.find(({ claim }) => claim === "H6")?.figures.networkShare?.value).toBeCloseTo(100 / 1_643, 2);
  });
});

it.each([
  [1, "1 server to start, 1 listening port, 1 process."],
  [2, "2 servers to start, 2 listening ports, 2 processes."],
])("counts the parts of a deployment in words: %i", (value, words) => {
  const parts = { value, low: null, high: null };
  const figures = { commands: parts, listeningPorts: parts, processes: parts };
  const verdict = { claim: "S4", verdict: "confirmed", scope: null, reason: null, rule: null, figures } as const;
  expect(en.because(verdict)).toBe(words);
});

describe("a claim that the run does not judge", () => {
  const ledger = syntheticLedger(ledgerResults("H2"));
  const report = { ...syntheticReport(), machine: ledger.machine };
  const [judged, other] = [withLedger(report, ledger), withLedger(syntheticReport(), ledger)];

  it("repeats the verdict of this machine's last ledger, and names its source", () => {
    const x1 = judged.claims.find(({ claim }) => claim === "X1");
    expect(x1).toMatchObject({ verdict: "not-measured", ledger: { startedAt: ledger.startedAt, mode: "full" } });
    const { en: english, ko: korean } = publish(judged).words;
    for (const words of [english, korean])
      expect(words.claims.find(({ claim }) => claim === "X1")?.because).toMatch(/bench claims.*2026-11-27/);
    for (const text of [renderMarkdown(judged), renderHtml(judged)]) expect(text).toContain("(2026-11-27, full)");
  });

  it("repeats no verdict from another machine, or on a claim that the ledger does not judge or this run does", () => {
    for (const claim of ["H2", "S1"])
      expect(judged.claims.find((candidate) => candidate.claim === claim)).not.toHaveProperty("ledger");
    for (const claim of other.claims) expect(claim).not.toHaveProperty("ledger");
  });
});

describe("the noise of a run", () => {
  const noisy = syntheticReport({ median: (row) => usualMedian(row) * (row === "stdio-again" ? 1.5 : 1) });

  it("is what equal deployments differ by, and stands in every format", () => {
    const stdio = noisy.noise?.find(({ id }) => id === "p50:stdio-again/stdio");
    expect(stdio?.ratio.value).toBeCloseTo(1.5, 1);
    for (const text of [renderMarkdown(noisy), renderHtml(noisy), JSON.stringify(publish(noisy).words)]) {
      expect(text).toContain("Time per call: stdio again (noise) vs stdio");
      expect(text).toContain("호출 시간: 같은 stdio(측정 오차) · stdio");
    }
  });

  it("is the least width of each ratio's interval", () => {
    for (const { figure, ratio } of noisy.comparisons.filter(({ figure }) => figure === "p50" || figure === "cpu")) {
      expect((ratio.high ?? 0) / ratio.value, figure).toBeGreaterThan(1.45);
      expect(ratio.value / (ratio.low ?? 0), figure).toBeGreaterThan(1.45);
    }
  });
});

describe("answer", () => {
  it("is two sentences with the ratio", () => {
    expect(en.answer(report)[0]).toMatch(
      /20[67] µs over stdio and 1\.8[45] ms over HTTP: stdio (8\.9|9)x faster \(95 % CI .+ to .+\)\.$/,
    );
    expect(ko.answer(report)[0]).toMatch(/stdio가 HTTP보다 (8\.9|9)배 빠릅니다\(95% 신뢰구간 .+~.+\)/);
    for (const sentence of [...en.answer(report), ...ko.answer(report)])
      expect(sentence).not.toMatch(/undefined|NaN|null|–/);
  });

  it("names no winner if there is no clear one", () => {
    const even = syntheticReport({ median: (row) => (row === "http" ? usualMedian("stdio") : usualMedian(row)) });
    expect(en.answer(even)[0]).toContain("no clear difference");
    expect(ko.answer(even)[0]).toContain("뚜렷한 차이가 없습니다");
  });

  it("is reversed if HTTP is faster", () => {
    const isHttp = (row: string): boolean => row === "http" || row === "http-again";
    const upside = syntheticReport({ median: (row) => (isHttp(row) ? 50 : usualMedian(row)) });
    expect(en.answer(upside)[0]).toMatch(/HTTP 4\.[12]x faster/);
  });

  it("says so if arms were left out", () => {
    const rows = report.rows.filter(({ arm }) => arm === "stdio");
    expect(en.answer({ ...report, rows, comparisons: [], claims: [] })[1]).toContain("left out");
  });
});

describe("terminal", () => {
  it.each([
    ["usual", report],
    ["short", few],
  ])("fits the terminal without colour (%s run)", (_name, subject) => {
    const text = renderTerminal(subject, "reports/latest/report.html", false);
    expect(stripVTControlCharacters(text)).toBe(text);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(TERMINAL_COLUMNS);
    expect(text.trim().split("\n").at(-1)).toBe("Repeat: npx -y pnpm@12 bench");
    expect(text).not.toMatch(/undefined|NaN/);
  });

  it("shows what affects the reliability of the run", () => {
    const plain = (subject: Report): string =>
      renderTerminal(subject, "reports/latest/report.html", false).replaceAll("\n", " ");
    expect(plain({ ...report, notices: ["quick"] })).toContain(en.notice("quick", report));
    expect(plain(report)).not.toContain(en.notice("quick", report));
  });

  it("has the verdicts, those of the last bench claims, and the command for the rest", () => {
    const ledger = syntheticLedger(ledgerResults("H2"));
    const alone = renderTerminal(report, "r", false);
    for (const { claim, verdict } of report.claims.filter(({ verdict }) => verdict !== "not-measured"))
      expect(alone).toMatch(
        new RegExp(`^${claim} +${RegExp.escape(en.claims[claim])} +${en.verdictName({ claim, verdict })}`, "m"),
      );
    expect(alone.replaceAll("\n", " ")).toContain("S11, X1, X3, X4, X5. To judge them: bench claims.");
    const after = renderTerminal(withLedger({ ...report, machine: ledger.machine }, ledger), "r", false);
    expect(after.replaceAll("\n", " ")).toMatch(
      /By the last bench claims \(2026-11-27\): H1 .+ Not judged by this run: H2, S7\./,
    );
  });

  it("names the command that judges what the run does not", () => {
    for (const texts of [en, ko])
      for (const verdict of report.claims.filter(({ verdict }) => verdict === "not-measured"))
        expect(texts.because(verdict)).toContain(`bench claims --only ${verdict.claim}`);
  });

  it("is coloured on request, with the same width", () => {
    const text = renderTerminal(report, "reports/latest/report.html", true);
    expect(stripVTControlCharacters(text)).not.toBe(text);
    expect(stripVTControlCharacters(text)).toBe(renderTerminal(report, "reports/latest/report.html", false));
  });
});

describe("Markdown and HTML", () => {
  const ledger = syntheticLedger(ledgerResults("H5"));
  const judgedBefore = withLedger({ ...report, machine: ledger.machine }, ledger);

  it("have the allocations per call, except for older reports", () => {
    expect(report.rows[0]?.allocated?.value).toBe(20_000);
    const head = en.heads.allocated;
    expect(renderMarkdown(report)).toContain(head);
    const old = { ...report, rows: report.rows.map(({ allocated: _, ...row }) => row) };
    expect(publish(old).rows).toHaveLength(report.rows.length);
    expect(renderMarkdown(old)).not.toContain(head);
  });

  it.each([
    ["usual", report],
    ["short", few],
  ])("names every claim once in each language (%s run)", (_name, subject) => {
    const markdown = renderMarkdown(subject);
    const document = pageOf(subject);
    for (const [texts, language] of [
      [en, "en"],
      [ko, "ko"],
    ] as const) {
      const main = document.querySelector(`main[lang="${language}"]`);
      expect([...(main?.querySelectorAll(".claim .id") ?? [])].map((id) => id.textContent).sort()).toEqual(
        [...CLAIM_IDS].sort(),
      );
      for (const claim of CLAIM_IDS) expect(markdown).toContain(texts.claims[claim]);
      expect(main?.textContent).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(markdown).not.toMatch(/undefined|NaN|\[object/);
  });

  it("loads nothing from elsewhere, and works without scripts", () => {
    const html = renderHtml(report);
    expect(html).not.toMatch(/(?:src|href)="(?!data:|report\.json)/);
    expect(html).not.toMatch(/@import|url\(/);
    const { document } = new JSDOM(html).window;
    expect(document.querySelector<HTMLInputElement>("#english")?.checked).toBe(true);
  });

  it("draws plots with a text alternative for each screen width", () => {
    const document = pageOf(report);
    const plots = [...document.querySelectorAll("svg")];
    expect(plots.length).toBeGreaterThan(20);
    for (const plot of plots) expect(plot.getAttribute("aria-label")?.length).toBeGreaterThan(20);
  });

  it("mentions no percentile with too few samples in a plot's text alternative", () => {
    const alternatives = (subject: Report): string =>
      [...pageOf(subject).querySelectorAll("svg")].map((plot) => plot.getAttribute("aria-label")).join();
    expect(alternatives(report)).toContain("p99");
    expect(alternatives(few)).not.toMatch(/p9[59]/);
  });

  it.each([
    ["en", en],
    ["ko", ko],
  ] as const)("start with their subject, and say which transport fits which case: %s", (language, texts) => {
    const cases = (subject: Report) => {
      const main = pageOf(subject).querySelector(`main[lang=${language}]`);
      expect(main?.querySelector(".answer > *")?.textContent).toBe(texts.title);
      return [...(main?.querySelectorAll(".cases tbody tr") ?? [])].map(({ textContent }) => textContent ?? "");
    };
    const [alone, after] = [cases(report), cases(judgedBefore)];
    expect(alone.length).toBeGreaterThan(2);
    expect(after).toHaveLength(11);
    for (const row of after) expect(row).toMatch(/(HTTP|stdio|depends|refuted|inconclusive|다름|불가).*[HS]\d/);
    const note = pageOf(report).querySelector(`main[lang=${language}] .cases`)?.closest("section")?.lastElementChild;
    expect(note?.textContent).toContain("bench claims");
    expect(note?.textContent).toContain("advise");
  });

  it("selects the reader's language before the first text", () => {
    const open = (language: string) =>
      new JSDOM(renderHtml(report), {
        runScripts: "dangerously",
        beforeParse: (window) => Object.defineProperty(window.navigator, "language", { value: language }),
      }).window.document;
    expect(open("ko-KR").documentElement.lang).toBe("ko");
    expect(open("ko-KR").querySelector<HTMLInputElement>("#korean")?.checked).toBe(true);
    expect(open("de-DE").documentElement.lang).toBe("en");
    const html = renderHtml(report);
    expect(html.indexOf("<script>")).toBeLessThan(html.indexOf("<main"));
  });

  it("explains every dash", () => {
    const document = pageOf(few);
    const dashes = [...document.querySelectorAll("td")].filter(({ textContent }) => /^–/.test(textContent ?? ""));
    expect(dashes.length).toBeGreaterThan(0);
    for (const dash of dashes) {
      expect(dash.title).not.toBe("");
      // Print shows it as a numbered note below the table.
      const note = Number(dash.querySelector("sup")?.textContent);
      const notes = dash.closest(".scroll")?.nextElementSibling?.querySelectorAll("li");
      expect(notes?.[note - 1]?.textContent).toBe(dash.title);
    }
  });
});
