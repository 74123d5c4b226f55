import { z } from "zod";
import { en } from "./messages/en.ts";
import { ko } from "./messages/ko.ts";
import type { Texts } from "./messages/messages.ts";
import { noticesAbout } from "./notices.ts";
import type { Report } from "./schema.ts";
import { concurrenciesOf, figuresTable } from "./tables.ts";

const text = z.string();
const cell = z.strictObject({ text, reason: text.optional().describe("Why there is no figure") });
const table = z.strictObject({
  heads: z.array(text),
  lines: z.array(z.strictObject({ row: text, cells: z.array(cell) })),
});

/** Plots for which older reports have no words. */
const furtherPlots = { throughput: text.optional(), cpu: text.optional(), bytes: text.optional() };

const wordsInLanguage = z.strictObject({
  title: text,
  answer: z.tuple([text, text]),
  notices: z.array(text).describe("What bears on whether to trust the run"),
  rows: z.record(text, text).describe("Names of the rows"),
  seen: z.strictObject({ latency: text, distribution: text, query: text, ...furtherPlots }),
  captions: z.strictObject({
    latency: text,
    distribution: text,
    figures: text,
    ratios: text,
    claims: text,
    ...furtherPlots,
  }),
  sections: z.strictObject({
    latency: text,
    distribution: text,
    query: text,
    figures: text,
    ratios: text,
    claims: text,
    method: text,
    ...furtherPlots,
  }),
  heads: z.strictObject({ compared: text, result: text, claim: text, verdict: text }),
  floor: text,
  axes: z.strictObject({ concurrency: text, answerBytes: text }).optional(),
  sides: z.strictObject({ http: text, stdio: text }),
  direct: z.string().nullable().describe("The ratio of HTTP and stdio, in words; null where one was left out"),
  figures: z.strictObject({ tools: table, query: table }),
  comparisons: z.array(z.strictObject({ name: text, result: text })),
  claims: z.array(
    z.strictObject({ claim: text, name: text, verdict: text, verdictName: text, because: text, scope: text }),
  ),
  method: z.array(text),
  machine: text,
  repeat: text,
});

/** The report in words, for readers such as the console that have the report but not this package's texts. */
export const words = z
  .strictObject({ en: wordsInLanguage, ko: wordsInLanguage })
  .describe("The report's sentences and tables in both languages, made from the figures above");

type WordsInLanguage = z.output<typeof wordsInLanguage>;

export const wordsOf = (report: Report): z.output<typeof words> => ({
  en: inLanguage(report, en),
  ko: inLanguage(report, ko),
});

const inLanguage = (report: Report, texts: Texts): WordsInLanguage => {
  const { sections, seen, captions, heads } = texts;
  const concurrencies = concurrenciesOf(report);
  const figures = (via: "tools" | "query"): WordsInLanguage["figures"]["tools"] => {
    const { heads, lines } = figuresTable(
      report.rows.filter((row) => row.via === via),
      texts,
      concurrencies,
    );
    return {
      heads: [...heads],
      lines: lines.map(({ row, cells }) => ({
        row,
        cells: cells.map(({ text, reason }) => ({ text, ...(reason !== undefined && { reason }) })),
      })),
    };
  };
  const direct = report.comparisons.find(({ id }) => id === "p50:http/stdio");
  return {
    title: texts.title,
    answer: [...texts.answer(report)],
    notices: noticesAbout(report, "trust").map((id) => texts.notice(id, report)),
    rows: Object.fromEntries(report.rows.map((row) => [row.row, texts.rowName(row)])),
    seen: {
      latency: seen.latency(report),
      distribution: seen.distribution(report),
      query: seen.query(report),
      throughput: seen.throughput(report),
      cpu: seen.cpu(report),
      bytes: seen.bytes(report),
    },
    captions: {
      latency: captions.latency,
      distribution: captions.distribution,
      figures: captions.figures,
      ratios: captions.ratios,
      claims: captions.claims,
      throughput: captions.throughput,
      cpu: captions.cpu,
      bytes: captions.bytes,
    },
    sections: {
      latency: sections.latency,
      distribution: sections.distribution,
      query: sections.query,
      figures: sections.figures,
      ratios: sections.ratios,
      claims: sections.claims,
      method: sections.method,
      throughput: sections.throughput,
      cpu: sections.cpu,
      bytes: sections.bytes,
    },
    heads: { compared: heads.compared, result: heads.result, claim: heads.claim, verdict: heads.verdict },
    floor: texts.axes.floor,
    axes: { concurrency: texts.axes.concurrency, answerBytes: texts.axes.answerBytes },
    sides: { http: texts.sides.http, stdio: texts.sides.stdio },
    direct: direct ? texts.ratio(direct) : null,
    figures: { tools: figures("tools"), query: figures("query") },
    comparisons: [...report.comparisons, ...(report.noise ?? [])].map((comparison) => ({
      name: texts.comparisonName(comparison),
      result: texts.ratio(comparison),
    })),
    claims: report.claims.map((verdict) => ({
      claim: verdict.claim,
      name: texts.claims[verdict.claim],
      verdict: verdict.verdict,
      verdictName: texts.verdictName(verdict),
      because: texts.because(verdict),
      scope: texts.scope(verdict),
    })),
    method: [...texts.method(report), ...noticesAbout(report, "method").map((id) => texts.notice(id, report))],
    machine: texts.machine(report),
    repeat: texts.repeat,
  };
};
