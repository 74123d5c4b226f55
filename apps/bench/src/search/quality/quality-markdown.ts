import { tableLines } from "@twinhost/report";
import { machineText } from "../../summary/machine-texts.ts";
import type { QualityReport } from "./quality-report.ts";
import { en, ko, type QualityTexts } from "./quality-words.ts";

/** The report as Markdown: English, then Korean. */
export const renderQualityMarkdown = (report: QualityReport): string =>
  [en, ko].map((texts) => `# ${texts.title}\n\n${qualityTable(report, texts)}`).join("\n---\n\n");

/** The table and its explanations in one language. */
export const qualityTable = (report: QualityReport, texts: QualityTexts): string => {
  const { rows, documents, startedAt, machine } = report;
  const questions = rows[0]?.groups;
  const heads = [
    texts.engine,
    ...texts.groups.map(({ name, group }) => `${name} (${questions?.[group].questions ?? 0})`),
  ];
  const lines = rows.map(({ engine, model, groups }) => [
    model === undefined ? engine : `${engine} + ${model}`,
    ...texts.groups.map(({ group }) => `${groups[group].ndcg.toFixed(2)} / ${groups[group].recall.toFixed(2)}`),
  ]);
  const facts = texts.method({
    documents: documents.toLocaleString("en-US"),
    date: startedAt.slice(0, 10),
    machine: machineText(machine, texts.machine),
  });
  return [...tableLines(heads, lines), "", ...facts.map((fact) => `- ${fact}`), ""].join("\n");
};
