import { describe, expect, it } from "vitest";
import { splitDocument } from "./split-document.ts";

/** Long enough to be its own passage. */
const long = (text: string): string => `${text}${" more".repeat(50)}`;

describe("splitDocument", () => {
  it("splits Markdown at its headings, as plain text", () => {
    const source = [
      "---\nlayout: page\n---",
      "# Set `up`",
      long("First **bold** [link](http://x.test/y)."),
      `## Install\n\n- ${long("one")}\n- two`,
      "```sh\n# not a heading\nls\n```",
      "### Linux\n\n| a | b |\n|---|---|\n| c | d |",
      "## Run\n\nGo<br>on <!-- not this -->\n",
    ].join("\n\n");
    expect(splitDocument(source, "markdown", "file")).toEqual({
      title: "Set up",
      isKorean: false,
      passages: [
        { heading: "", text: long("First bold link.") },
        {
          heading: "Install",
          text: [
            `- ${long("one")}`,
            "- two",
            "```sh\n# not a heading\nls\n```",
            "**Install › Linux**\n| a | b |\n| --- | --- |\n| c | d |\n**Run**\nGo on",
          ].join("\n"),
        },
      ],
    });
  });

  it.each([
    ["headings", (name: string) => `# ${name}\n\n## Part\n\n${long("text")}`],
    ["titles", (name: string) => `---\ntitle: ${name}\n---\n\n${long("text")}`],
  ])("truncates overlong %s, which every passage repeats, and keeps their words", (_, write) => {
    const name = `${"word ".repeat(200)}walrus`;
    const { title, passages } = splitDocument(write(name), "markdown", "file");
    expect([name.startsWith(title), title.length <= 300]).toEqual([true, true]);
    expect(passages.every(({ heading }) => heading.length <= 300)).toBe(true);
    expect(passages.filter(({ text }) => text.includes("walrus"))).toHaveLength(1);
  });

  it("leaves out hidden HTML in Markdown", () => {
    const source =
      '<h1 align="center">Name</h1>\n\n<style>\n.secret { color: red }\n</style>\n\n<script>secret()</script>\n\n' +
      "<div hidden>secret</div>\n\n<details><summary>More</summary>\nShown &amp; read <b>now</b><br></details>\n";
    const text = JSON.stringify(splitDocument(source, "markdown", "file"));
    expect(text).not.toContain("secret");
    expect(text).toContain("Shown & read now");
  });

  it("uses the file name as the title when there is no heading", () => {
    expect(splitDocument("Just text.", "markdown", "note").title).toBe("note");
    expect(splitDocument("# not Markdown", "text", "note").title).toBe("note");
  });

  it("keeps passages short, even for one endless word, and loses nothing", () => {
    const { passages } = splitDocument("😀".repeat(5000), "text", "x");
    expect(passages.every(({ text }) => text.length <= 1500 && text.isWellFormed())).toBe(true);
    expect(passages.map(({ text }) => text).join("")).toBe("😀".repeat(5000));
  });

  it("finds an empty document by its title", () => {
    expect(splitDocument("", "markdown", "empty").passages).toEqual([{ heading: "", text: "" }]);
  });

  it("recognizes Korean documents by their text", () => {
    expect(splitDocument("# HTTP 서버\n\nMCP SDK와 `createMcpHandler`를 씁니다.", "markdown", "x").isKorean).toBe(true);
    expect(
      splitDocument("# Servers\n\nThe Korean word for server is 서버, as in any guide.", "markdown", "x").isKorean,
    ).toBe(false);
  });

  it("reads an endless paragraph as plain text", () => {
    const { title, passages } = splitDocument(`# Table\n\n${"| **a** | b |\n".repeat(5000)}`, "markdown", "x");
    expect(title).toBe("Table");
    expect(passages[1]?.text).toContain("| **a** | b |");
    expect(passages.length).toBeGreaterThan(40);
  });

  it("skips headings without words and unclosed comments", () => {
    expect(splitDocument("#\n\n## Real\n\n<!-- never closed", "markdown", "x")).toMatchObject({
      title: "Real",
      passages: [{ heading: "", text: "" }],
    });
  });

  it("survives deep nesting", () => {
    for (const mark of [">", "- ", "[", "*", "<a>", "```\n"])
      for (const length of [1000, 20_000])
        expect(splitDocument(mark.repeat(length), "markdown", "deep").title).toBe("deep");
  });

  it.each([
    ["YAML", "---\ntitle: The Plan\ndescription: Where we go\ntags: [road, map]\ndraft: true\nlayout: page\n---\n"],
    ["YAML that ends with dots", "---\ntitle: The Plan\ntags:\n  - road\n  - map\nsummary: Where we go\n...\n"],
    ["TOML", '+++\ntitle = "The Plan"\ndescription = "Where we go"\ntags = ["road", "map"]\ndate = 2026-01-02\n+++\n'],
    ["Windows line breaks", "---\r\ntitle: The Plan\r\ndescription: Where we go\r\ntags: [road, map]\r\n---\r\n"],
  ])("reads front matter: %s", (_, front) => {
    const { title, passages } = splitDocument(`${front}# Heading\n\n${long("Text")}`, "markdown", "file");
    expect(title).toBe("The Plan");
    expect(passages).toEqual([
      { heading: "", text: "Where we go\nroad, map" },
      { heading: "Heading", text: long("Text") },
    ]);
  });

  it.each([
    "---\n\nFirst words\n\n---\n\nOther words",
    "---\nFirst words\n---\nOther words",
    "---\nNote: First words\n---\nOther words",
    "---\nFirst: words: {{ x\n---\nOther words",
    "+++\nFirst words\n+++\nOther words",
    "---\nFirst words and Other words",
  ])("loses nothing of a text that starts with a thematic break: %j", (source) => {
    const { title, passages } = splitDocument(source, "markdown", "file");
    const found = JSON.stringify([title, passages]);
    expect(found).toMatch(/First.* words/);
    expect(found).toContain("Other words");
  });

  it("keeps headings without text, or above an image", () => {
    const source = `# Guide\n\n${long("Text")}\n\n## Empty\n\n## Picture\n\n![](a.png)\n\n## Over\n\n### Under\n`;
    expect(splitDocument(source, "markdown", "x").passages).toEqual([
      { heading: "", text: `${long("Text")}\nEmpty\nPicture\nOver › Under` },
    ]);
  });

  it.each([
    ["**서버(server)**를 켭니다", "서버(server)를 켭니다"],
    ['**"서버"**는 *도구(tool)*와', '"서버"는 도구(tool)와'],
    ["~~취소(cancel)~~는 **`npm run`**으로", "취소(cancel)는 npm run으로"],
    ["**[서버](http://x.test)**의 **서버**를", "서버의 서버를"],
    ["2**3 = 8", "2**3 = 8"],
    ["con\u00adfig\u00adured ser\u200bver", "configured server"],
  ])("leaves no marks in %s", (source, text) => {
    expect(splitDocument(source, "markdown", "x").passages).toEqual([{ heading: "", text }]);
  });
});
