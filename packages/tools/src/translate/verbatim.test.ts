import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASK, maskVerbatim, unmask } from "./verbatim.ts";

const spansOf = (text: string): readonly string[] => maskVerbatim(text).spans;

describe("what stays unchanged in a translation", () => {
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
    ["private-use characters, as in icons", "Press \ue001 or \uf8ff\ue0a0 now.", ["\ue001", "\uf8ff\ue0a0"]],
    [
      "e-mail addresses and hosts",
      "Write to me.too@a.example or open localhost:3000/x?y and a.example.",
      ["me.too@a.example", "localhost:3000/x?y", "a.example"],
    ],
    [
      "paths",
      "Open /etc/nginx.conf, src/main.ts, ~/notes, docs/en/ and C:\\Users\\me\\a.txt.",
      ["/etc/nginx.conf", "src/main.ts", "~/notes", "docs/en/", "C:\\Users\\me\\a.txt"],
    ],
    [
      "Windows paths, including spaces",
      "Open C:\\Program Files\\App\\x.exe, C:\\Program Files (x86)\\My App\\the file.exe, \\\\srv\\big share\\a b.txt and %TEMP%\\a. " +
        "Then C:\\Program Files and C:/my files/a.txt and src\\main\\a.ts or D:\\a and open b.txt.",
      [
        "C:\\Program Files\\App\\x.exe",
        "C:\\Program Files (x86)\\My App\\the file.exe",
        "\\\\srv\\big share\\a b.txt",
        "%TEMP%\\a",
        "C:\\Program Files",
        "C:/my files/a.txt",
        "src\\main\\a.ts",
        "D:\\a",
        "b.txt",
      ],
    ],
    [
      "paths in quotes, and paths with escapes",
      `Open "C:\\My Files\\the house", '/home/big dog/a b.txt', "docs/the house.md", “~/a b/c d” and /a\\ b/c but not "the house".`,
      ["C:\\My Files\\the house", "/home/big dog/a b.txt", "docs/the house.md", "~/a b/c d", "/a\\ b/c"],
    ],
    [
      "tags, mentions, emoji, keys, versions, moments and hashes",
      "See #house, @big_dog and @김철수 👩‍👩‍👧 🇰🇷 1️⃣: Ctrl+Shift+P in 1.2.3-beta.4 at 10.0.0.1:80, 2026-11-27T08:00:00Z, 9fceb02d0a.",
      [
        ...["#house", "@big_dog", "@김철수", "👩‍👩‍👧", "🇰🇷", "1️⃣", "Ctrl+Shift+P", "1.2.3-beta.4", "10.0.0.1:80"],
        ...["2026-11-27T08:00:00Z", "9fceb02d0a"],
      ],
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
    [
      "plural forms in a selection",
      "{g, select, male {He has {n, plural, one {# dog} other {# dogs}}} other {They}} here",
      ["{g, select, male {He has {n, plural, one {# dog} other {# dogs}}} other {They}}"],
    ],
    [
      "links by reference, images, and targets with spaces",
      'Read [the house][home], ![a dog](img/a.png "A dog") and [it](docs/the house.md).\n\n[home]: https://a.example "Home"',
      ["[", "][home]", "![", '](img/a.png "A dog")', "[", "](docs/the house.md)", '[home]: https://a.example "Home"'],
    ],
    ["tags and entities", 'a <a href="/x?y=1">house</a> &amp; a<br/>', ['<a href="/x?y=1">', "</a>", "&amp;", "<br/>"]],
    [
      "the address of a link, not its text",
      "Read [the house](https://a.example/b?c) now",
      ["[", "](https://a.example/b?c)"],
    ],
    [
      "code",
      'Run `the house`, ``a ` b``, ```the dog``` and <code>big dog</code> or print("big", 1) and stop().',
      ["`the house`", "``a ` b``", "```the dog```", "<code>big dog</code>", 'print("big", 1)', "stop()"],
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

  it("restores every text, whatever it contains", () => {
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
