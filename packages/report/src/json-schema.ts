import { z } from "zod";
import { ledgerReport } from "./ledger/schema.ts";
import { ownServerReport } from "./own-server/schema.ts";
import { publishedReport } from "./published-report.ts";

/** The published JSON Schema (2020-12) of report.json. */
export const reportJsonSchema = (): object => ({
  $id: "urn:twinhost:bench-report:1",
  title: "Twinhost benchmark report",
  ...z.toJSONSchema(publishedReport),
});

/** The published JSON Schema (2020-12) of the ledger's report.json. */
export const ledgerJsonSchema = (): object => ({
  $id: "urn:twinhost:ledger:2",
  title: "Twinhost ledger of claims",
  ...z.toJSONSchema(ledgerReport),
});

/** The published JSON Schema (2020-12) of the report.json of `bench mcp`. */
export const ownServerJsonSchema = (): object => ({
  $id: "urn:twinhost:own-server:1",
  title: "Twinhost report on an MCP server of the user's own",
  ...z.toJSONSchema(ownServerReport),
});
