import type { ToolDescription } from "@twinhost/core";
import { createPlainTable, TERMINAL_COLUMNS } from "@twinhost/report";
import pc from "picocolors";

const TEXTS = {
  en: {
    none: "The server has no tools.",
    heads: ["tool", "by its annotations", "what it does"],
    reads: "read-only",
    writes: "may write",
    next: "None was called. Choose one with --tool NAME and --args JSON; one that may write needs --allow-writes too.",
  },
  ko: {
    none: "서버에 도구가 없습니다.",
    heads: ["도구", "선언", "하는 일"],
    reads: "읽기 전용",
    writes: "쓸 수 있음",
    next: "아무 도구도 호출하지 않았습니다. --tool NAME과 --args JSON으로 고르세요. 쓸 수 있는 도구에는 --allow-writes도 필요합니다.",
  },
};

const LEAST_DESCRIPTION = 20;

/** Whether its annotations say that it only reads; without annotations it may write. */
export const isReadOnly = ({ annotations }: ToolDescription): boolean => annotations.readOnlyHint === true;

/** Lists a server's tools for the user to choose from. */
export const listTools = (tools: readonly ToolDescription[], lang: "en" | "ko", color: boolean): string => {
  const { none, heads, reads, writes, next } = TEXTS[lang];
  if (tools.length === 0) return `${none}\n`;
  const colors = pc.createColors(color);
  const table = createPlainTable(
    heads.map((head) => colors.bold(head)),
    { textColumns: 3 },
  );
  const longest = Math.max(...tools.map(({ name }) => name.length));
  const room = Math.max(LEAST_DESCRIPTION, TERMINAL_COLUMNS - longest - 24);
  for (const tool of tools)
    table.push([tool.name, isReadOnly(tool) ? reads : writes, shortened(tool.description, room)]);
  return `${table.toString()}\n\n${next}\n`;
};

const shortened = (description: string, room: number): string => {
  const line = description.trim().split(/\s+/).join(" ");
  return line.length > room ? `${line.slice(0, room - 1).trimEnd()}…` : line;
};
