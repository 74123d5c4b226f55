/** Thresholds of the verdicts, fixed before any run. Each decides what the product says: tests cover both sides. */
export const THRESHOLDS = {
  /** S1: "very fast" is at most half of HTTP's time. */
  stdioFasterAtLeast: 2,
  /** S5: stdio is efficient if HTTP's deployment needs at least a tenth more. */
  httpNeedsAtLeast: 1.1,
  /** H6: the network is to blame for HTTP's latency if at least half of what HTTP adds is the network's own. */
  networkShareAtLeast: 0.5,
  /** H6: an interval wider than half of all shares does not show in which half the share lies. */
  networkShareWidthAtMost: 0.5,
  /** H8: HTTP is more complex if its deployment has at least this many more parts. */
  extraPartsAtLeast: 1,
  /** S4: simple is one server to start, with no more ports than its own. */
  simpleCommandsAtMost: 1,
  simplePortsAtMost: 1,
  /** H10: bandwidth matters if a call takes a fifth more bytes than on the pipe. */
  extraBytesAtLeast: 1.2,
  /** X2: a revision changed a cost if it differs by more than a tenth. */
  changedBeyond: 1.1,
} as const;
