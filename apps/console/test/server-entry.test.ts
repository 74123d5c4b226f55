import { expect, it } from "vitest";
import { EMPTY_DRAFT, entryOf } from "../src/servers/server-entry.ts";

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: the file has such variables
it("builds an entry from the entered fields, and leaves out empty ones", () => {
  const stdio = { ...EMPTY_DRAFT, command: " npx ", args: "-y\n\n a package \n", env: "TOKEN=${T}\nURL=http://a/?b=c" };
  expect(entryOf(stdio)).toEqual({
    command: "npx",
    args: ["-y", "a package"],
    env: { TOKEN: "${T}", URL: "http://a/?b=c" },
  });
  expect(
    entryOf({ ...stdio, kind: "http", url: "https://a.example/mcp", headers: "Authorization: Bearer a:b" }),
  ).toEqual({
    url: "https://a.example/mcp",
    headers: { Authorization: "Bearer a:b" },
  });
  expect(entryOf({ ...EMPTY_DRAFT, command: "x" })).toEqual({ command: "x" });
  expect(entryOf(EMPTY_DRAFT)).toEqual({});
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: the file has such variables
