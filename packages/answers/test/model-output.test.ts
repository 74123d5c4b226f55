import type { JsonObject } from "@twinhost/core";
import { describe, expect, test } from "vitest";
import { modelOutput } from "../src/model-output.ts";

const text = (said: string) => ({ type: "text", text: said });
const image = { type: "image", data: "aGVsbG8=", mimeType: "image/png" };
const output = (...content: object[]): JsonObject => ({ content }) as unknown as JsonObject;
const ALL = { maxChars: 1_000, takesImages: true };
const NO_IMAGES = { ...ALL, takesImages: false };

test("an output without content blocks is JSON, and cut by its length", () => {
  expect(modelOutput({ value: 42 }, ALL)).toEqual({ value: { type: "json", value: { value: 42 } }, cut: undefined });
  const { value, cut } = modelOutput({ value: "x".repeat(2_000) }, ALL);
  expect(value).toMatchObject({ type: "text", value: expect.stringContaining("[cut:") });
  expect(cut).toEqual({ shownChars: 1_000, totalChars: 2_012 });
});

test("a model that accepts images sees them, in their order", () => {
  expect(modelOutput(output(text("before"), image, text("after")), ALL).value).toEqual({
    type: "content",
    value: [
      text("before"),
      { type: "file", mediaType: "image/png", data: { type: "data", data: image.data } },
      text("after"),
    ],
  });
});

test("another model reads what they are, and the text around them", () => {
  expect(modelOutput(output(text("before"), image, text("after")), NO_IMAGES).value).toEqual({
    type: "text",
    value: "before\n[image, image/png, 1 KB: not shown to this model]\nafter",
  });
});

test.each([
  ["a vector graphic", { ...image, mimeType: "image/svg+xml" }],
  ["a huge image", { ...image, data: "A".repeat(6_000_000) }],
  ["audio", { ...image, type: "audio", mimeType: "audio/wav" }],
])("%s is mentioned, not shown", (_what, block) => {
  expect(modelOutput(output(block), ALL)).toMatchObject({
    value: { type: "text", value: expect.stringMatching(/^\[(image|audio), .* KB: not shown to this model\]$/) },
    cut: undefined,
  });
});

test("links and embedded resources are kept", () => {
  const { value } = modelOutput(
    output(
      { type: "resource_link", uri: "file:///report.pdf", name: "report", mimeType: "application/pdf" },
      { type: "resource", resource: { uri: "file:///note.txt", text: "written by hand" } },
      { type: "resource", resource: { uri: "file:///a.bin", blob: "aGVsbG8=" } },
    ),
    ALL,
  );
  expect(value).toEqual({
    type: "text",
    value: [
      "[link to report (application/pdf): file:///report.pdf]",
      "[resource file:///note.txt]\nwritten by hand",
      "[resource file:///a.bin, application/octet-stream, 1 KB: not shown to this model]",
    ].join("\n"),
  });
});

test("structured content follows the content", () => {
  const { value } = modelOutput({ ...output(text("two")), structuredContent: { count: 2 } }, ALL);
  expect(value).toEqual({ type: "text", value: 'two\n{"count":2}' });
});

describe("a result over its budget", () => {
  test("is cut part by part: short parts stay complete", () => {
    const { value, cut } = modelOutput(output(text("a".repeat(5_000)), text("caption"), text("b".repeat(5_000))), ALL);
    const shown = String(value.value);
    expect(shown).toContain("\ncaption\n");
    expect(shown.match(/a/g)?.length).toBeGreaterThan(490);
    expect(shown.match(/b+/g)?.some((run) => run.length > 490)).toBe(true);
    expect(cut).toEqual({ shownChars: 999, totalChars: 10_007 });
  });

  test("leaves images alone", () => {
    const { value } = modelOutput(output(text("a".repeat(5_000)), image, text("caption")), ALL);
    expect(value).toMatchObject({ type: "content", value: [{}, { type: "file" }, text("caption")] });
  });
});
