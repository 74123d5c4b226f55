import { describe } from "vitest";
import { createSqliteSearch } from "./sqlite-search.ts";
import { itSearches } from "./testing/search-contract.ts";

describe("SQLite", () => {
  itSearches(() => ({ open: (file, defaultCorpus, log) => createSqliteSearch({ file, defaultCorpus, log }) }));
});
