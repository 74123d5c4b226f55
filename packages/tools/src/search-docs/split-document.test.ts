import { describe, expect, it } from "vitest";
import { splitDocument } from "./split-document.ts";

/** Long enough to be a passage of its own. */
const long = (text: string): string => `${text}${" more".repeat(50)}`;

describe("splitDocument", () => {
  it("splits Markdown at its headings, as plain text", () => {
    const source = [
      "---\ntitle: front\n---",
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
          text: `${long("one")}\ntwo\n# not a heading\nls\nInstall › Linux – a | b\nc | d\nRun – Go on`,
        },
      ],
    });
  });

  it("takes the file's name for a title when there is no heading", () => {
    expect(splitDocument("Just text.", "markdown", "note").title).toBe("note");
    expect(splitDocument("# not Markdown", "text", "note").title).toBe("note");
  });

  it("keeps passages short, even of one endless word, and loses nothing", () => {
    const { passages } = splitDocument("😀".repeat(5000), "text", "x");
    expect(passages.every(({ text }) => text.length <= 1500 && text.isWellFormed())).toBe(true);
    expect(passages.map(({ text }) => text).join("")).toBe("😀".repeat(5000));
  });

  it("finds an empty document by its title", () => {
    expect(splitDocument("", "markdown", "empty").passages).toEqual([{ heading: "", text: "" }]);
  });

  it("tells Korean documents by their text", () => {
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

  it("passes over headings without words and unclosed comments", () => {
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
});
