import type { Scenario } from "./scenarios.ts";
import type { Verdict } from "./verdict.ts";

const COLUMNS = [
  ["transport", -9],
  ["fault", -32],
  ["chats", 6],
  ["answered", 9],
  ["coded", 6],
  ["slowest ms", 11],
  ["back ms", 8],
] as const;

const row = (cells: readonly (string | number)[]): string =>
  COLUMNS.map(([, width], index) => {
    const cell = String(cells[index] ?? "");
    return width < 0 ? cell.padEnd(-width) : cell.padStart(width);
  }).join(" ");

export const renderHead = (width: number): string =>
  `${width} chats at the same time, separate servers for each fault\n${row(COLUMNS.map(([name]) => name))}\n`;

/** A fault's figures in one line, with details in further ones. */
export const renderVerdict = ({ name, transport }: Scenario, verdict: Verdict): string => {
  const coded = [...verdict.coded.values()].reduce((sum, count) => sum + count, 0);
  const { chats, answered, slowestMs, backMs, failures } = verdict;
  const lines = [row([transport, name, chats, answered, coded, Math.round(slowestMs), Math.round(backMs)])];
  if (coded > 0) lines.push(`          ${[...verdict.coded].map(([code, count]) => `${code} ${count}`).join(", ")}`);
  for (const failure of failures) lines.push(`FAILED ${failure}`);
  return `${lines.join("\n")}\n`;
};
