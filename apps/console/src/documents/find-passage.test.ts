import { expect, it } from "vitest";
import { findPassage } from "./find-passage.ts";

const BLOCKS = [
  "Scaling",
  "Several LLM servers share one tool server over HTTP.",
  "여러 LLM 서버가 도구 서버 하나를 HTTP로 함께 씁니다.",
  "Over stdio, each LLM server starts its own process.",
];

it.each([
  ["each LLM server **starts** its own process", 3],
  ["…LLM servers **share** one tool server over HTTP…", 1],
  ["LLM 서버가 **도구** 서버 하나를", 2],
  ["nothing of this is in the document at all", undefined],
  ["", undefined],
])("finds the block of %j", (passage, block) => {
  expect(findPassage(BLOCKS, passage)).toBe(block);
});
