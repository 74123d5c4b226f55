import { digits, percent, showEstimate, size, time, times } from "@twinhost/report";
import { BUSY_SHARE } from "../summary/load.ts";
import { machineRunText } from "../summary/machine-texts.ts";
import type { PeerFigure, PeerRow, PeersReport } from "./peers-report.ts";
import type { PeersTexts } from "./peers-words.ts";
import type { PeerTool } from "./three-calls.ts";

export const NONE = "–";

type Show = (value: number) => string;

/** How each figure is formatted. */
export const SHOW = {
  p50: time,
  perSecond: digits,
  cpu: time,
  memory: size,
  coldStart: (milliseconds: number) => time(milliseconds * 1_000),
} as const satisfies Readonly<Record<string, Show>>;

/** "210 µs", or with the ratio to the peer it is compared with: "210 µs, 1.3x". */
export const shown = (figure: PeerFigure | null | undefined, show: Show, texts: PeersTexts): string => {
  if (!figure) return NONE;
  const ratio = figure.ratio ? `, ${times(figure.ratio.value)}${texts.times}` : "";
  return `${show(figure.value.value)}${ratio}`;
};

/** The same, with the interval of the ratio. */
export const shownWithInterval = (figure: PeerFigure | null | undefined, show: Show, texts: PeersTexts): string => {
  if (!figure?.ratio) return shown(figure, show, texts);
  return `${show(figure.value.value)}, ${showEstimate("ratio", figure.ratio, texts)}`;
};

export const showP99 = (row: PeerRow, tool: PeerTool): string => {
  const p99 = row.tools?.[tool].p99;
  return p99 === null || p99 === undefined ? NONE : time(p99);
};

export const versionsOf = ({ versions }: PeerRow): string =>
  Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");

export const measuredRows = ({ peers }: PeersReport): PeerRow[] => peers.filter(({ state }) => state === "measured");

export const survivalRows = ({ peers }: PeersReport): PeerRow[] => peers.filter(({ survival }) => survival !== null);

/** Why rows have no figures. */
export const reasonsOf = ({ peers }: PeersReport, texts: PeersTexts): string[] =>
  peers.flatMap(({ name, state, reason }) =>
    state === "measured" ? [] : [`${name}: ${texts.states[state]}, ${reason ?? ""}`],
  );

/** How the figures were measured. */
export const methodOf = (
  { method, machine, versions, peers, startedAt }: PeersReport,
  texts: PeersTexts,
): readonly string[] => {
  const noise = peers.find(({ id }) => id === "ours-again")?.tools?.echo.p50.ratio;
  return texts.method({
    starts: method.starts,
    hasIntervals: noise?.low !== null && noise?.low !== undefined,
    isNoisy: Boolean(noise && noise.low !== null && noise.high !== null && (noise.low > 1 || noise.high < 1)),
    machine: `${startedAt.slice(0, 10)}, ${machineRunText({ machine, versions }, texts.machine)}`,
    busy: machine.load.busyBefore > BUSY_SHARE ? percent(machine.load.busyBefore) : undefined,
  });
};
