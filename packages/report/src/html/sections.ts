import { time } from "../format.ts";
import { comparisonOf, rowOf } from "../messages/figures.ts";
import type { Texts } from "../messages/messages.ts";
import { RUN_LINES } from "../messages/run-line.ts";
import { noticesAbout } from "../notices.ts";
import { cpuMost } from "../plots/cpu-plot.ts";
import { throughputDomain } from "../plots/throughput-plot.ts";
import type { Report, ReportRow } from "../schema.ts";
import { concurrenciesOf, figuresTable, type ReportTable, reasonsOf } from "../tables.ts";
import { bytesSvg } from "./bytes-plot.ts";
import { cpuRows, cpuSvg } from "./cpu-plot.ts";
import { distributionSvg } from "./distribution-plot.ts";
import { domainOf, intervalSvg } from "./interval-plot.ts";
import { escapeHtml } from "./markup.ts";
import { responsive } from "./responsive.ts";
import { throughputLines, throughputSvg } from "./throughput-plot.ts";
import { colorOf, isFloor, sideOf } from "./transports.ts";
import { verdictTotals } from "./verdict-totals.ts";

const HALF = 484;
const WHOLE = 1000;

/** HTTP left, stdio right, with shared axes. */
const beside = (
  rows: readonly ReportRow[],
  texts: Texts,
  draw: (rows: readonly ReportRow[], width: number, side: "http" | "stdio") => string,
): string =>
  (["http", "stdio"] as const)
    .map((side) => ({ side, own: rows.filter((row) => sideOf(row) === side) }))
    .filter(({ own }) => own.length > 0)
    .map(
      ({ side, own }) =>
        `<div class="side ${side}"><h4>${escapeHtml(texts.sides[side])}</h4>${responsive((width) => draw(own, width, side), HALF)}</div>`,
    )
    .join("");

const figure = (heading: string, seen: string, caption: string, body: string, classes = ""): string =>
  `<section><h2>${escapeHtml(heading)}</h2><figure class="${classes}"><h3>${escapeHtml(seen)}</h3><div class="plots">${body}</div><figcaption>${escapeHtml(caption)}</figcaption></figure></section>`;

/** The highest percentile that has enough samples. */
const tailText = ({ calculate: { p95, p99 } }: ReportRow): string => {
  if (p99 !== null) return `p99 ${time(p99)}`;
  return p95 === null ? "" : `p95 ${time(p95)}`;
};

export const answerSection = (report: Report, texts: Texts): string => {
  const [first, second] = texts.answer(report);
  const card = (row: ReportRow | undefined): string =>
    row
      ? `<div class="card ${sideOf(row)}"><span class="scenario">${escapeHtml(texts.rowName(row))}</span><strong>${time(row.calculate.p50.value)}</strong><span class="quiet">${tailText(row)}</span></div>`
      : "";
  const direct = comparisonOf(report, "p50:http/stdio");
  const middle = direct ? `<p class="versus">${escapeHtml(texts.ratio(direct))}</p>` : "";
  const run = RUN_LINES[texts.language]({ ...report, mode: report.method.mode });
  const totals = verdictTotals(report.claims, (verdict) => texts.verdictName({ claim: "H1", verdict }));
  return `<section class="answer"><p class="run">${escapeHtml(run)}</p><h1>${escapeHtml(first)}</h1><p class="second">${escapeHtml(second)}</p>${totals}<div class="cards">${card(rowOf(report, "http"))}${middle}${card(rowOf(report, "stdio"))}</div></section>`;
};

export const plotSections = (report: Report, texts: Texts): string => {
  const { sections, seen, captions } = texts;
  const direct = report.rows.filter(({ via }) => via === "tools");
  const measured = direct.filter((row) => !isFloor(row));
  const query = report.rows.filter(({ via }) => via === "query");
  const parts: string[] = [];

  if (measured.length > 0) {
    const domain = domainOf(direct);
    const floors = { http: rowOf(report, "http-floor"), stdio: rowOf(report, "pipe-floor") };
    const body = beside(measured, texts, (rows, width, side) =>
      intervalSvg({ rows, domain, floor: floors[side], texts, width }),
    );
    parts.push(figure(sections.latency, seen.latency(report), captions.latency, body, "two"));

    const curves = direct.filter(({ row }) =>
      ["http", "rest", "stdio", "in-process", "http-floor", "pipe-floor"].includes(row),
    );
    if (curves.some(({ calculate }) => calculate.distribution.length > 1))
      parts.push(
        figure(
          sections.distribution,
          seen.distribution(report),
          captions.distribution,
          responsive((width) => distributionSvg(curves, texts, width), WHOLE),
        ),
      );
  }
  if (query.length > 0) {
    const domain = domainOf(query);
    const body = beside(query, texts, (rows, width) => intervalSvg({ rows, domain, floor: undefined, texts, width }));
    parts.push(figure(sections.query, seen.query(report), captions.query, body, "two"));
  }
  if (measured.length > 0) {
    const domain = throughputDomain(throughputLines(direct, texts));
    parts.push(
      figure(
        sections.throughput,
        seen.throughput(report),
        captions.throughput,
        beside(direct, texts, (rows, width) => throughputSvg(throughputLines(rows, texts), domain, texts, width)),
        "two",
      ),
    );
    const most = cpuMost(cpuRows(direct, texts));
    parts.push(
      figure(
        sections.cpu,
        seen.cpu(report),
        captions.cpu,
        beside(direct, texts, (rows, width) => cpuSvg(cpuRows(rows, texts), most, width)),
        "two",
      ),
    );
  }
  const counted = direct.filter(({ row, bytes }) => bytes && bytes.payloads.length > 0 && !row.includes("-sdk"));
  if (counted.length > 0)
    parts.push(
      figure(
        sections.bytes,
        seen.bytes(report),
        captions.bytes,
        responsive((width) => bytesSvg(counted, texts, width), WHOLE),
      ),
    );
  return parts.join("");
};

const dataTable = (table: ReportTable, report: Report): string => {
  const colors = new Map(report.rows.map((row) => [row.row, colorOf(row)]));
  const reasons = reasonsOf(table);
  const lines = table.lines.map(({ row, cells }) => {
    const rendered = cells.map(({ text, reason }, index) => {
      if (index === 0) return `<th scope="row" style="--transport: ${colors.get(row)}">${escapeHtml(text)}</th>`;
      return reason === undefined
        ? `<td>${escapeHtml(text)}</td>`
        : `<td title="${escapeHtml(reason)}">${escapeHtml(text)}<sup>${reasons.indexOf(reason) + 1}</sup></td>`;
    });
    return `<tr>${rendered.join("")}</tr>`;
  });
  const footnotes = reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`);
  return `<div class="scroll" tabindex="0"><table><thead><tr>${table.heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join("")}</tr></thead><tbody>${lines.join("")}</tbody></table></div>${footnotes.length > 0 ? `<ol class="reasons">${footnotes.join("")}</ol>` : ""}`;
};

export const tableSections = (report: Report, texts: Texts): string => {
  const { sections, captions, heads } = texts;
  const concurrencies = concurrenciesOf(report);
  const direct = report.rows.filter(({ via }) => via === "tools");
  const query = report.rows.filter(({ via }) => via === "query");
  const table = (rows: readonly ReportRow[]): string =>
    rows.length === 0 ? "" : dataTable(figuresTable(rows, texts, concurrencies), report);
  const ratios = report.comparisons
    .map(
      (comparison) =>
        `<tr><th scope="row">${escapeHtml(texts.comparisonName(comparison))}</th><td class="words">${escapeHtml(texts.ratio(comparison))}</td></tr>`,
    )
    .join("");
  return [
    `<section><h2>${escapeHtml(sections.figures)}</h2><p class="quiet">${escapeHtml(captions.figures)}</p>${table(direct)}${query.length > 0 ? `<h3>${escapeHtml(sections.query)}</h3>${table(query)}` : ""}</section>`,
    ratios &&
      `<section><h2>${escapeHtml(sections.ratios)}</h2><p class="quiet">${escapeHtml(captions.ratios)}</p><table class="ratios"><thead><tr><th scope="col">${escapeHtml(heads.compared)}</th><th scope="col">${escapeHtml(heads.result)}</th></tr></thead><tbody>${ratios}</tbody></table></section>`,
  ].join("");
};

export const claimsSection = (report: Report, texts: Texts): string => {
  const order = ["confirmed", "refuted", "depends", "inconclusive", "not-measured"] as const;
  const item = (verdict: Report["claims"][number]): string =>
    `<li class="claim"><span class="id">${verdict.claim}</span><div><p><strong>${escapeHtml(texts.claims[verdict.claim])}</strong> <span class="badge ${verdict.verdict}">${escapeHtml(texts.verdictName(verdict))}</span> <span class="quiet">${escapeHtml(texts.scope(verdict))}</span></p><p class="quiet">${escapeHtml(texts.because(verdict))}</p></div></li>`;
  const judged = report.claims
    .filter(({ verdict }) => verdict !== "not-measured")
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const rest = report.claims.filter(({ verdict }) => verdict === "not-measured");
  return `<section><h2>${escapeHtml(texts.sections.claims)}</h2><p class="quiet">${escapeHtml(texts.captions.claims)}</p><ul class="claims">${judged.map(item).join("")}${rest.map(item).join("")}</ul></section>`;
};

export const methodSection = (report: Report, texts: Texts): string =>
  `<section><h2>${escapeHtml(texts.sections.method)}</h2><p>${escapeHtml(texts.machine(report))}</p><ul>${[
    ...texts.method(report),
    ...noticesAbout(report, "method").map((id) => texts.notice(id, report)),
  ]
    .map((sentence) => `<li>${escapeHtml(sentence)}</li>`)
    .join(
      "",
    )}</ul><p>${escapeHtml(texts.repeat)}: <code>${escapeHtml(report.command)}</code></p><h3>${escapeHtml(texts.sections.raw)}</h3><p><a href="report.json">${escapeHtml(texts.rawLink)}</a></p></section>`;

export const noticesSection = (report: Report, texts: Texts): string =>
  noticesAbout(report, "trust")
    .map((id) => `<li>${escapeHtml(texts.notice(id, report))}</li>`)
    .join("")
    .replace(/^(.+)$/s, "<aside><ul>$1</ul></aside>");
