import { expect, it } from "vitest";
import { readableUri, readableUris } from "./readable-uri.ts";

const uriOf = (path: string): string => `docs://${path.split("/").map(encodeURIComponent).join("/")}`;

it.each(["안내/고양이 집.md", "日本語/ファイル.md", "Überblick.md", "100%.md", "a (b).md", "en/set-up.md"])(
  "shows the path %s as its author wrote it",
  (path) => {
    expect(readableUri(uriOf(path))).toBe(`docs://${path}`);
  },
);

it.each(["docs://%ED%95", "docs://a%0Ab.md", "docs://%E2%80%AEdm.md", "https://example.com/%ED%95%9C"])(
  "leaves %s unchanged",
  (uri) => {
    expect(readableUri(uri)).toBe(uri);
    expect(readableUris(uri)).toBe(uri);
  },
);

it("decodes letters within a text, and keeps each URI valid for the same document", () => {
  const [one, other] = [uriOf("안내/고양이 집.md"), uriOf("100% 한국어.md")];
  const text = `출처: (${one}), [집](${one}). {"uri": "${other}"} 50%EA`;
  const shown = readableUris(text);
  expect(shown).toBe(
    '출처: (docs://안내/고양이%20집.md), [집](docs://안내/고양이%20집.md). {"uri": "docs://100%25%20한국어.md"} 50%EA',
  );
  expect(encodeURI(decodeURI("docs://안내/고양이%20집.md"))).toBe(one);
  expect(decodeURIComponent("docs://100%25%20한국어.md")).toBe("docs://100% 한국어.md");
});
