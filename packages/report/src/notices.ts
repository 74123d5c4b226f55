import type { Report } from "./schema.ts";

/** Notices that affect the reliability of a run; the others describe how it measured. */
const ABOUT_TRUST: ReadonlySet<string> = new Set(["quick", "few-rounds", "busy-machine"]);

export const noticesAbout = ({ notices }: Report, about: "trust" | "method"): string[] =>
  notices.filter((id) => ABOUT_TRUST.has(id) === (about === "trust"));
