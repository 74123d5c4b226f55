import { createPlainTable, percent, wrap } from "@twinhost/report";
import pc from "picocolors";
import { sum } from "simple-statistics";
import type { Profile } from "./run-profile.ts";

/** Packages below this share of a process's time are summed up in one line. */
const LEAST_SHARE = 0.005;

/** Self time by package, one table per process. */
export const renderProfile = (
  { calls, processes }: Profile,
  { row, directory, command, color }: { row: string; directory: string; command: string; color: boolean },
): string => {
  const colors = pc.createColors(color);
  const tables = processes.map(({ name, packages }) => {
    const total = sum(packages.map(([, micros]) => micros));
    const table = createPlainTable([colors.bold(name), colors.bold("µs per call"), colors.bold("share")]);
    const push = (label: string, micros: number): number =>
      table.push([label, (micros / calls).toFixed(1), percent(micros / total)]);
    const isLarge = ([, micros]: readonly [string, number]): boolean => micros >= LEAST_SHARE * total;
    for (const [label, micros] of packages.filter(isLarge)) push(label, micros);
    const rest = packages.filter((each) => !isLarge(each));
    if (rest.length > 0) push(`${rest.length} more`, sum(rest.map(([, micros]) => micros)));
    push("all", total);
    return `${table.toString()}\n`;
  });
  return [
    colors.bold(`Self time by package: ${row}`),
    "",
    ...tables,
    ...wrap(
      `${calls.toLocaleString("en-US")} calls after the warm-up, every answer checked; waiting is left out. Profiling itself makes calls slower: read the shares. Functions of a bundle are found by its source map.`,
    ).map(colors.dim),
    "",
    `Profiles: ${directory} (Chrome DevTools and editors open them)`,
    `Repeat: ${command}`,
    "",
  ].join("\n");
};
