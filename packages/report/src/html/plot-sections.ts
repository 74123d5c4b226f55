import { rowOf } from "../messages/figures.ts";
import type { Texts } from "../messages/messages.ts";
import { cpuMost } from "../plots/cpu-plot.ts";
import { throughputDomain } from "../plots/throughput-plot.ts";
import type { Report, ReportRow } from "../schema.ts";
import { bytesSvg } from "./bytes-plot.ts";
import { cpuRows, cpuSvg } from "./cpu-plot.ts";
import { distributionSvg } from "./distribution-plot.ts";
import { domainOf, intervalSvg } from "./interval-plot.ts";
import { escapeHtml } from "./markup.ts";
import { responsive } from "./responsive.ts";
import { throughputLines, throughputSvg } from "./throughput-plot.ts";
import { isFloor, sideOf } from "./transports.ts";

const HALF = 484;
const WHOLE = 1000;

/** HTTP on the left, stdio on the right, with shared axes. */
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

/** Every plot, each headed by what it shows. */
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
  const counted = direct.filter(({ row, bytes }) => bytes && bytes.payloads.length > 0 && !/-sdk|-again/.test(row));
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
