/** Bytes on the wire or pipe, including headers and framing. */
export interface ByteCounts {
  readonly request: number;
  readonly response: number;
}

export const subtractCounts = (after: ByteCounts, before: ByteCounts): ByteCounts => ({
  request: after.request - before.request,
  response: after.response - before.response,
});
