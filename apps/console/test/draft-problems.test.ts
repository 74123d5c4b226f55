import { expect, it } from "vitest";
import { problemsOf, problemsOfEdit } from "../src/servers/draft-problems.ts";
import { serversEn, serversKo } from "../src/servers/messages.ts";
import { EMPTY_DRAFT } from "../src/servers/server-entry.ts";

const stdio = { ...EMPTY_DRAFT, name: "site", command: "npx" };
const http = { ...EMPTY_DRAFT, kind: "http", name: "site", url: "https://a.example/mcp" } as const;

it.each([
  [EMPTY_DRAFT, { name: "nameMissing", command: "commandMissing" }],
  [{ ...EMPTY_DRAFT, kind: "http" } as const, { name: "nameMissing", url: "urlMissing" }],
  [stdio, {}],
  [{ ...stdio, name: "a/b" }, { name: "nameWrong" }],
  [{ ...stdio, name: "가".repeat(65) }, { name: "nameWrong" }],
  // Left to the LLM server, which knows the files on its machine.
  [{ ...stdio, command: "npx -y @scope/server" }, {}],
  [{ ...stdio, env: "TOKEN=a=b\n\n URL = x" }, {}],
  [{ ...stdio, env: "TOKEN=a\nTOKEN" }, { env: "envWrong" }],
  [{ ...stdio, env: "=a" }, { env: "envWrong" }],
  [{ ...stdio, headers: "not looked at" }, {}],
  [http, {}],
  [{ ...http, url: "a.example/mcp" }, { url: "urlWrong" }],
  [{ ...http, url: "ftp://a.example" }, { url: "urlWrong" }],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the file has such variables
  [{ ...http, url: "${WIKI_URL}" }, {}],
  [{ ...http, headers: "X-Key: a\nAuthorization: Bearer a:b" }, {}],
  [{ ...http, headers: "Authorization Bearer" }, { headers: "headersWrong" }],
])("says what is wrong with %j", (draft, problems) => {
  expect(Object.fromEntries(problemsOf(draft))).toEqual(problems);
});

it("lets an edited server keep a URL that the page does not know, but no other be emptied", () => {
  const [emptied, url] = [{ ...EMPTY_DRAFT, kind: "http" } as const, "https://a.example/mcp"];
  expect(Object.fromEntries(problemsOfEdit(EMPTY_DRAFT, "npx"))).toEqual({ command: "commandMissing" });
  expect(Object.fromEntries(problemsOfEdit({ ...emptied, url: "a.example" }, url))).toEqual({ url: "urlWrong" });
  expect(Object.fromEntries(problemsOfEdit(emptied, url))).toEqual({ url: "urlMissing" });
  expect(problemsOfEdit(emptied, "").size).toBe(0);
  expect(problemsOfEdit({ ...emptied, url }, url).size).toBe(0);
});

it("has a sentence for each problem in both languages", () => {
  for (const text of Object.values(serversEn.problems)) expect(text).toMatch(/^[A-Z].*\.$/);
  for (const text of Object.values(serversKo.problems)) expect(text).toMatch(/\p{Script=Hangul}.*\.$/u);
});
