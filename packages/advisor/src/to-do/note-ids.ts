/** What the settings, commands and entries of an answer do not say by themselves. */
export const TO_DO_NOTES = [
  "this-machine-only",
  "no-tls",
  "edge",
  "balanced-by-edge",
  "env-file",
  "two-machines",
  "two-container-hosts",
  "load-balancer",
  "key-each",
  "keys-of-both",
  "isolate-tools",
  "other-runtime",
  "other-runtime-in-containers",
  "container-limits",
  "kubernetes",
  "two-entries",
  "desktop-runtime",
] as const;

/** One of {@link TO_DO_NOTES}. */
export type ToDoNote = (typeof TO_DO_NOTES)[number];
