import type { LedgerClaim } from "../schema.ts";

/** The figures that a rule compares with each of its thresholds. Differences of two figures have no place on an axis. */
const COMPARED: Readonly<Record<string, RegExp>> = {
  atLeast: /^(let-in|sockets|reach):/,
  changedBeyond: /RevisionRatio$/,
  costsAtLeast: /^ratio:/,
  coupledFromHurt: /^hurt:/,
  cpuAtLeast: /^cpu:/,
  delayAtLeast: /^delay:/,
  efficiencyAtLeast: /^efficiency:/,
  extraBytesAtLeast: /^ratio@/,
  fasterAtLeast: /^gain@/,
  fewestAsked: /^asked@/,
  generatorBusyAtMost: /^generator:busy$/,
  generatorLateAtMost: /^generator:late$/,
  heldUpAtLeast: /^beside:/,
  httpNeedsAtLeast: /^ratio:(memory|cpu)$/,
  lostAtLeast: /^lost:/,
  machineGainAtLeast: /^possible@/,
  mattersBelowKept: /^kept@/,
  mattersBelowPace: /^pace$/,
  networkShareAtLeast: /^share@/,
  offeredAtLeast: /^offered:/,
  pauseAtLeast: /^pause:/,
  restartsAtLeast: /^restarts:/,
  shareAtLeast: /^share:/,
  simpleCommandsAtMost: /^commands:stdio$/,
  simplePortsAtMost: /^listeningPorts:stdio$/,
  stdioCostsAtLeast: /^ratio@/,
  stdioFasterAtLeast: /OverStdio$/,
  stdioNeedsAtLeast: /^(ratio@|further:)/,
  stdioWorseAtLeast: /^pool:/,
  stopsFromLost: /^lost:/,
  triedAtLeast: /^tried$/,
};

/** Where a verdict turns on a figure: at both sides of 1 if a change in either direction counts. */
export const limitsOf = ({ thresholds }: Pick<LedgerClaim, "thresholds">, figure: string): number[] =>
  Object.entries(thresholds)
    .filter(([name]) => COMPARED[name]?.test(figure))
    .flatMap(([name, threshold]) => (name === "changedBeyond" ? [1 / threshold, threshold] : [threshold]));
