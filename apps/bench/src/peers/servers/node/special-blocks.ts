/** One white pixel. */
export const IMAGE = {
  type: "image" as const,
  data: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=",
  mimeType: "image/png",
};

export const RESOURCE_LINK = {
  type: "resource_link" as const,
  uri: "file:///notes/today.md",
  name: "today.md",
  title: "Today",
  description: "What was noted today",
  mimeType: "text/markdown",
};
