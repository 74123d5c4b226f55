/** CSS colour of the transport that a figure is about, by its id; ink where it is about none or compares two. */
export const figureColor = (id: string): string => {
  const names = new Set(id.match(/http|rest|stdio|in-process/g));
  if (names.size !== 1) return "var(--ink)";
  if (names.has("http")) return "var(--http)";
  if (names.has("rest")) return "var(--rest)";
  return names.has("stdio") ? "var(--stdio)" : "var(--grey)";
};
