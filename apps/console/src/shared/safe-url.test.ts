import { expect, it } from "vitest";
import { safeUrl } from "./safe-url.ts";

const BASE = "docs://en/security.md";

it.each([
  ["https://a.example/b", "https://a.example/b"],
  ["docs://ko/set-up.md", "docs://ko/set-up.md"],
  ["set-up.md", "docs://en/set-up.md"],
  ["./set-up.md#keys", "docs://en/set-up.md"],
  ["../ko/set-up.md", "docs://ko/set-up.md"],
  ["가이드.md", "docs://en/%EA%B0%80%EC%9D%B4%EB%93%9C.md"],
  // Outside the indexed documents.
  ["../../README.md", ""],
  // No documents.
  ["img/plan.png", ""],
  ["..", ""],
  [".", ""],
  ["/etc/passwd", ""],
  ["//a.example/b", ""],
  ["\\\\a.example\\b", ""],
  ["#keys", ""],
  ["javascript:alert(1)", ""],
  ["JavaScript:alert(1)", ""],
  ["data:text/html,a", ""],
  ["file:///etc/passwd", ""],
])("in a document, %s links to %j", (url, target) => {
  expect(safeUrl(url, BASE)).toBe(target);
});

it("drops a relative link outside of a document", () => {
  expect(safeUrl("set-up.md")).toBe("");
});

it("resolves a link in a document at the root", () => {
  expect(safeUrl("b.md", "docs://a.md")).toBe("docs://b.md");
  expect(safeUrl("../b.md", "docs://a.md")).toBe("");
});
