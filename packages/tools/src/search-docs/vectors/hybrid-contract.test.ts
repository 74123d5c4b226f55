import { afterAll, beforeAll, describe } from "vitest";
import { startEmbeddingServer } from "../../../test/search/embedding-server.ts";
import { hybridUnderTest } from "../testing/hybrid-under-test.ts";
import { itSearches } from "../testing/search-contract.ts";

describe("SQLite with search by meaning", () => {
  let server: Awaited<ReturnType<typeof startEmbeddingServer>>;
  beforeAll(async () => {
    server = await startEmbeddingServer();
  });
  afterAll(() => server.close());
  itSearches(() => hybridUnderTest(server.embeddings), { byMeaning: true });
});
