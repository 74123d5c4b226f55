const SECOND_MS = 1_000;

/** Milliseconds of a `Retry-After` header: it has seconds, or a date. Undefined where there is none that can be read. */
export const readRetryAfter = (header: string | null): number | undefined => {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * SECOND_MS : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined;
};
