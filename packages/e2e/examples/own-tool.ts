/** A tool with its own engine, a SQLite database: defined once for every host in `own-tool-on-both-hosts`. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { defineEngine, defineTool, openToolbox, ToolError } from "@twinhost/core";
import { pino } from "pino";
import { z } from "zod";

const stock = defineEngine({
  name: "stock",
  open: ({ dataDirectory }) => {
    const database = new DatabaseSync(join(dataDirectory, "stock.sqlite"));
    database.exec("CREATE TABLE IF NOT EXISTS stock (item TEXT PRIMARY KEY, pieces INTEGER NOT NULL) STRICT");
    database.exec("INSERT OR IGNORE INTO stock VALUES ('apple', 12), ('pear', 0)");
    const find = database.prepare("SELECT pieces FROM stock WHERE item = ?");
    return {
      piecesOf: (item: string): number | undefined => {
        const row = find.get(item);
        return row && Number(row.pieces);
      },
      close: () => database.close(),
    };
  },
  close: (engine) => engine.close(),
});

const checkStock = defineTool({
  name: "check_stock",
  title: "Check stock",
  description: "How many pieces of an item are in stock. Items are named in English, in the singular.",
  input: z.strictObject({ item: z.string().min(1) }),
  output: z.strictObject({ pieces: z.number().int() }),
  annotations: { readOnlyHint: true, idempotentHint: true },
  timeoutMs: 1_000,
  engine: stock,
  run: ({ item }, { engine }) => {
    const pieces = engine.piecesOf(item);
    if (pieces === undefined) throw new ToolError("refused_input", `There is no item "${item}" in stock.`);
    return { pieces };
  },
});

export const info = { name: "shop", title: "A shop", version: "1.0.0" };

// Logs to stderr, because on stdio stdout carries the protocol.
export const log = pino({ level: "warn" }, pino.destination(2));

export const openShop = () =>
  openToolbox({ tools: [checkStock], settings: {}, dataDirectory: process.cwd(), log, recordUsage: () => {} });
