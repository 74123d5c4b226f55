/** The wait that `Retry-After-Ms` or `Retry-After` (seconds or a date) asks for, in milliseconds; undefined without. */
export const retryAfterMs = (headers: Readonly<Record<string, string>> | undefined): number | undefined => {
  const ms = Number(headers?.["retry-after-ms"] || Number.NaN);
  if (ms >= 0) return ms;
  const value = headers?.["retry-after"]?.trim();
  if (!value) return undefined;
  const seconds = Number(value);
  if (seconds >= 0) return seconds * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(date - Date.now(), 0);
};
