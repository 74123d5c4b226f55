const SECOND_MS = 1_000;

/** Milliseconds of a `Retry-After` header in seconds or with a date; undefined if it is absent or invalid. */
export const readRetryAfter = (header: string | null): number | undefined => {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * SECOND_MS : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined;
};
