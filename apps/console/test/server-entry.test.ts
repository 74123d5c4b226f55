import { expect, it } from "vitest";
import { changesOf, EMPTY_DRAFT, entryOf, NO_REMOVAL } from "../src/servers/server-entry.ts";

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

it("changes of an edited server what was entered or is to be removed, and keeps the rest", () => {
  const stdio = { ...EMPTY_DRAFT, command: "npx" };
  expect(changesOf(stdio, "npx", NO_REMOVAL)).toEqual({});
  expect(changesOf({ ...stdio, command: "node" }, "npx", { args: true, names: [] })).toEqual({
    command: "node",
    args: [],
  });
  const changed = { ...stdio, args: "-y", env: "TOKEN=new\nURL=a" };
  expect(changesOf(changed, "npx", { args: true, names: ["TOKEN", "OLD"] })).toEqual({
    args: ["-y"],
    env: { TOKEN: "new", OLD: null, URL: "a" },
  });
  const http = { ...EMPTY_DRAFT, kind: "http", url: "https://a.example/mcp" } as const;
  expect(changesOf(http, "https://a.example/mcp", NO_REMOVAL)).toEqual({});
  expect(changesOf({ ...http, url: "https://b.example" }, http.url, { args: false, names: ["X-Key"] })).toEqual({
    url: "https://b.example",
    headers: { "X-Key": null },
  });
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: the file has such variables
