import { z } from "zod";
import { publishedReport } from "./published-report.ts";

/** The published JSON Schema (2020-12) of report.json. */
export const reportJsonSchema = (): object => ({
  $id: "urn:twinhost:bench-report:1",
  title: "Twinhost benchmark report",
  ...z.toJSONSchema(publishedReport),
});
