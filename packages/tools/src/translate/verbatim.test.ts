import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASK, maskVerbatim, unmask } from "./verbatim.ts";

const spansOf = (text: string): readonly string[] => maskVerbatim(text).spans;

describe("what stays as it is in a translation", () => {
  it.each([
    [
      "addresses, without the sentence's own marks",
      "See https://a.example/b?c=1&d=2#e. Or (http://a.example/c_(d)), www.b.example/x?y=z!",
      ["https://a.example/b?c=1&d=2#e", "http://a.example/c_(d)", "www.b.example/x?y=z"],
    ],
    [
      "addresses and names before Korean particles",
      "https://a.example/b?c=1를 보고 /etc/hosts에서 {name}님의 user_name을 찾으세요.",
      ["https://a.example/b?c=1", "/etc/hosts", "{name}", "user_name"],
    ],
    [
      "e-mail and hosts",
      "Write to me.too@a.example or open localhost:3000/x?y and a.example.",
      ["me.too@a.example", "localhost:3000/x?y", "a.example"],
    ],
    [
      "paths",
      "Open /etc/nginx.conf, src/main.ts, ~/notes, docs/en/ and C:\\Users\\me\\a.txt.",
      ["/etc/nginx.conf", "src/main.ts", "~/notes", "docs/en/", "C:\\Users\\me\\a.txt"],
    ],
    [
      "placeholders",
      "{user_name} {{count}} {{ a.b }} %s %1$s %-5.2f %(n)s \u0024{x} #{y} :name {0} {} { z } %PATH% $HOME {% if x %}",
      [
        "{user_name}",
        "{{count}}",
        "{{ a.b }}",
        "%s",
        "%1$s",
        "%-5.2f",
        "%(n)s",
        "\u0024{x}",
        "#{y}",
        ":name",
        "{0}",
        "{}",
        "{ z }",
        "%PATH%",
        "$HOME",
        "{% if x %}",
      ],
    ],
    [
      "plural forms",
      "{n, plural, one {# house} other {# houses}} here",
      ["{n, plural, one {# house} other {# houses}}"],
    ],
    ["tags and entities", 'a <a href="/x?y=1">house</a> &amp; a<br/>', ['<a href="/x?y=1">', "</a>", "&amp;", "<br/>"]],
    [
      "the address of a link, not its text",
      "Read [the house](https://a.example/b?c) now",
      ["[", "](https://a.example/b?c)"],
    ],
    [
      "code",
      'Run `the house`, ``a ` b`` and <code>big dog</code> or print("big", 1) and stop().',
      ["`the house`", "``a ` b``", "<code>big dog</code>", 'print("big", 1)', "stop()"],
    ],
    [
      "code blocks, closed or not",
      "A\n```js\nthe house\n\n```\nB\n  ~~~\nthe dog",
      ["```js\nthe house\n\n```", "  ~~~\nthe dog"],
    ],
    [
      "identifiers",
      "Set MAX_SIZE=10, userName, FileReader, utf8, app.config.port, std::max() and --load-only.",
      ["MAX_SIZE=10", "userName", "FileReader", "utf8", "app.config.port", "std::max()", "--load-only"],
    ],
    [
      "no prose",
      "He/she and TCP/IP, e.g. 50% off at 5 p.m. in the U.S., a < b and c > d. Big.The house(s): 10:30, $5, 24/7, I <3 you.",
      [],
    ],
  ])("%s", (_, text, expected) => {
    expect(spansOf(text)).toEqual(expected);
  });

  it("gives back every text, whatever is in it", () => {
    const part = fc.constantFrom(
      "`",
      "``",
      "```\n",
      "{",
      "}",
      "<",
      ">",
      "/",
      ".",
      "?",
      "a",
      "_",
      "%",
      "$",
      ":",
      " ",
      "\n",
      "한",
      MASK,
      "[",
      "](",
      ")",
      "=",
      "http://",
      '"',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        const { masked, spans } = maskVerbatim(text);
        expect(unmask(masked, spans)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
