import type { Worker } from "node:worker_threads";
import { deflateRawSync } from "node:zlib";
import {
  DeletedTextRun,
  Document,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { describe, expect, it, onTestFinished } from "vitest";
import type { DocumentContent } from "../document-content.ts";
import { createExtractor, type ExtractedFormat, type ExtractLimits } from "./extract-thread.ts";

const openExtractor = (limits?: ExtractLimits) => {
  const extractor = createExtractor(limits);
  onTestFinished(() => extractor.close());
  return (format: ExtractedFormat, bytes: Uint8Array | string) =>
    extractor.extract({ format, bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes });
};

const makePdf = async (title: string | undefined, lines: readonly [size: number, text: string][]) => {
  const pdf = await PDFDocument.create();
  if (title) pdf.setTitle(title);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  let y = 780;
  const page = pdf.addPage([600, 800]);
  for (const [size, text] of lines) {
    page.drawText(text, { x: 40, y, size, font });
    y -= size * 1.3;
  }
  return pdf.save();
};

describe("HTML", () => {
  it("is read with title, description, headings, tables and code, without scripts and menus", async () => {
    const html = `<!doctype html><html><head><title>Guide</title><meta name="description" content="What it is">
      <style>p { color: red }</style><script>alert("no")</script></head><body><nav>Home Menu</nav>
      <h1>Set <em>up</em></h1><p>First&nbsp;words &amp; <b>more</b>.<p>Second
      paragraph.<ul><li>One<li>Two</ul><h2>Table</h2><table><tr><th>a<th>b<tr><td>1<td>2</table>
      <pre>line 1\n  line 2</pre><h3>Picture</h3><img src="x.png" alt="A plan"></body></html>`;
    expect(await openExtractor()("html", html)).toEqual({
      content: {
        title: "Guide",
        sections: [
          { headings: [], blocks: ["What it is"] },
          { headings: ["Set up"], blocks: ["First words & more.", "Second paragraph.", "One", "Two"] },
          { headings: ["Set up", "Table"], blocks: ["a | b", "1 | 2", "line 1\nline 2"] },
          { headings: ["Set up", "Table", "Picture"], blocks: ["A plan"] },
        ],
      },
    });
  });

  it("is read with long headings cut, since every section repeats them, and their text kept", async () => {
    const long = "word ".repeat(2_000);
    const { content } = (await openExtractor()("html", `<h1>${long}end</h1><h2>Part</h2><p>Text`)) as {
      content: DocumentContent;
    };
    const [name = ""] = content.sections[2]?.headings ?? [];
    expect(long.startsWith(name) && name.length <= 300).toBe(true);
    expect(content.sections[1]?.blocks).toEqual([`${long}end`]);
  });

  it("is rejected if it has too many headings", async () => {
    expect(await openExtractor()("html", "<h6>x</h6>text".repeat(60_000))).toEqual({
      skipped: "it holds more than 50000 headings",
    });
  });

  it("is read without hidden content, wherever that ends", async () => {
    const html = `<p>Shown 1<p hidden>secret<p>Shown 2</p>
      <div style="color: red; DISPLAY:none !important"><p>secret <b>secret<br></div>Shown 3
      <span aria-hidden="true">secret</span> <img hidden alt="secret"> <input type="hidden" value="secret"> and 4
      <section hidden=""><h2>secret</h2><table><tr><td>secret</table></section>
      <template><p>secret</template><noscript>secret</noscript><script type="text/x-template"><p>secret</p></script>
      <script type="application/ld+json">{"secret": 1}</script><!-- secret --><!-- <p>secret</p> -->
      <ul><li style="visibility:hidden">secret<li>Shown 5</ul>
      <div hidden="until-found">Shown 6</div><div style="display: none; display: block">Shown 7</div>
      <p aria-hidden="false" data-hidden style="--x-display: none">Shown 8</p><div hidden>secret`;
    const text = JSON.stringify(await openExtractor()("html", html));
    expect(text).not.toContain("secret");
    expect(text.match(/Shown \d|and 4/g)).toEqual([
      "Shown 1",
      "Shown 2",
      "Shown 3",
      "and 4",
      ...[5, 6, 7, 8].map((number) => `Shown ${number}`),
    ]);
  });

  it("is decoded with the charset it declares", async () => {
    const extract = openExtractor();
    const page = (charset: string, bytes: number[]) =>
      Buffer.concat([Buffer.from(`<meta charset="${charset}"><p>`), Buffer.from(bytes)]);
    const blocks = async (bytes: Buffer) => JSON.stringify(await extract("html", bytes));
    expect(await blocks(page("euc-kr", [0xbc, 0xad, 0xb9, 0xf6]))).toContain('"서버"');
    expect(await blocks(page("shift_jis", [0x83, 0x54, 0x81, 0x5b]))).toContain('"サー"');
    expect(await blocks(Buffer.from("<p>Br\xe4u", "latin1"))).toContain('"Bräu"');
  });

  it("survives deep nesting", async () => {
    expect(await openExtractor()("html", `${"<div>".repeat(50_000)}deep`)).toMatchObject({
      content: { sections: [{ blocks: ["deep"] }] },
    });
  });
});

describe("PDF", () => {
  it("is read with its title, and headings recognized by font size", async () => {
    const bytes = await makePdf("The plan", [
      [24, "Introduction"],
      [11, "This is where the text begins,"],
      [11, "and it goes on."],
      [16, "Budget"],
      [11, "Money is needed for the whole of it."],
    ]);
    expect(await openExtractor()("pdf", bytes)).toEqual({
      content: {
        title: "The plan",
        sections: [
          { headings: [], blocks: [] },
          { headings: ["Introduction"], blocks: ["This is where the text begins, and it goes on."] },
          { headings: ["Introduction", "Budget"], blocks: ["Money is needed for the whole of it."] },
        ],
      },
    });
  });

  it("is read in Korean without embedded fonts", async () => {
    expect(await openExtractor()("pdf", makeKoreanPdf("서버 설치 안내"))).toMatchObject({
      content: { sections: [{ blocks: ["서버 설치 안내"] }] },
    });
  });

  it("says why there is nothing to read", async () => {
    const extract = openExtractor();
    expect(await extract("pdf", await makePdf(undefined, []))).toEqual({
      skipped: expect.stringContaining("it holds no text; a scan"),
    });
    expect(await extract("pdf", "%PDF-1.7 and then nothing")).toEqual({
      skipped: expect.stringMatching(/^it cannot be read as PDF \(/),
    });
  });
});

describe("DOCX", () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });

  it("is read with its headings and tables", async () => {
    const bytes = await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ text: "연차 규정", heading: HeadingLevel.TITLE }),
              new Paragraph("모든 직원에게 적용됩니다."),
              new Paragraph({ text: "Days", heading: HeadingLevel.HEADING_2 }),
              new Table({ rows: [new TableRow({ children: [cell("year"), cell("15")] })] }),
            ],
          },
        ],
      }),
    );
    expect(await openExtractor()("docx", bytes)).toEqual({
      content: {
        title: undefined,
        sections: [
          { headings: [], blocks: [] },
          { headings: ["연차 규정"], blocks: ["모든 직원에게 적용됩니다."] },
          { headings: ["연차 규정", "Days"], blocks: ["year | 15"] },
        ],
      },
    });
  });

  it("is read without hidden and deleted text", async () => {
    const run = (text: string, vanish: boolean) => new TextRun({ text, vanish });
    const change = { id: 1, author: "A", date: "2026-01-01T00:00:00Z" };
    const bytes = await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ children: [run("보이는 글 ", false), run("secret", true), run("and more", false)] }),
              new Paragraph({
                children: [
                  new DeletedTextRun({ text: "secret", ...change }),
                  new InsertedTextRun({ text: "new", ...change }),
                ],
              }),
              new Table({
                rows: [
                  new TableRow({
                    children: [
                      new TableCell({ children: [new Paragraph({ children: [run("secret", true)] })] }),
                      cell("shown"),
                    ],
                  }),
                ],
              }),
            ],
          },
        ],
      }),
    );
    const text = JSON.stringify(await openExtractor()("docx", bytes));
    expect(text).not.toContain("secret");
    for (const shown of ["보이는 글 and more", "new", "shown"]) expect(text).toContain(shown);
  });

  it("is rejected when it is broken, protected or unpacks to far too much", async () => {
    const extract = openExtractor();
    expect(await extract("docx", "PK but no archive")).toMatchObject({ skipped: /^it cannot be read as DOCX/ });
    expect(await extract("docx", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toMatchObject({
      skipped: "it is no DOCX file, or protected by a password",
    });
    expect(await extract("docx", makeBomb(1000, 300 * 1024 * 1024))).toMatchObject({
      skipped: /^it unpacks to more than/,
    });
    expect(await extract("docx", makeBomb(10_000_000, 1000))).toMatchObject({
      skipped: /^it cannot be read as DOCX \(too many bytes/,
    });
  });
});

describe("the thread", () => {
  it("is stopped when a file takes too long, and another one reads the next file", async () => {
    const extract = openExtractor();
    const slow = openExtractor({ timeLimitMs: 1, heapMb: 512, growthMb: 4096 });
    expect(await slow("html", "<p>text")).toEqual({ skipped: "reading it took longer than 0.001 s" });
    expect(await slow("html", "<p>text")).toEqual({ skipped: "reading it took longer than 0.001 s" });
    expect(await extract("html", "<p>text")).toHaveProperty("content");
  });

  it("is stopped when it needs too much memory", async () => {
    const extract = openExtractor({ timeLimitMs: 60_000, heapMb: 16, growthMb: 4096 });
    expect(await extract("html", "<p>a".repeat(2_000_000))).toEqual({ skipped: "reading it needs too much memory" });
    expect(await extract("html", "<p>text")).toHaveProperty("content");
  });

  it("reads many files in sequence without leaking listeners", async () => {
    const warnings: string[] = [];
    const note = ({ name }: Error): void => void warnings.push(name);
    process.on("warning", note);
    onTestFinished(() => void process.off("warning", note));
    const extract = openExtractor();
    for (let file = 0; file < 15; file++) await extract("html", "<p>text");
    expect(warnings).not.toContain("MaxListenersExceededWarning");
  });

  it("is replaced if it ended after reading a file", async () => {
    const threads: Worker[] = [];
    const note = (thread: Worker): void => void threads.push(thread);
    process.on("worker", note);
    onTestFinished(() => void process.off("worker", note));
    const extract = openExtractor();
    await extract("html", "<p>text");
    await threads[0]?.terminate();
    expect(await extract("html", "<p>text")).toHaveProperty("content");
    expect(threads).toHaveLength(2);
  });
});

/** A ZIP archive with one entry of zeros, which may state a false size. */
const makeBomb = (size: number, statedSize: number): Buffer => {
  const name = Buffer.from("word/document.xml");
  const data = deflateRawSync(Buffer.alloc(size));
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(statedSize, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, name, data]);
  const central = Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from("PK\x05\x06"), end]);
};

/** A PDF as older Korean programs write it: its font is named, not embedded. */
const makeKoreanPdf = (text: string): Buffer => {
  const content = `BT /F1 12 Tf 40 700 Td <${Buffer.from(text, "utf16le").swap16().toString("hex")}> Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /HYSMyeongJo-Medium /Encoding /UniKS-UCS2-H /DescendantFonts [6 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HYSMyeongJo-Medium /FontDescriptor 7 0 R " +
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) /Supplement 1 >> >>",
    "<< /Type /FontDescriptor /FontName /HYSMyeongJo-Medium /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 " +
      "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
  ].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  // Without a cross-reference table, so that readers search for the objects themselves.
  return Buffer.from(`%PDF-1.4\n${objects.join("")}trailer << /Size 8 /Root 1 0 R >>\n%%EOF`);
};
