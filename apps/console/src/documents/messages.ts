import type { FailureWords } from "../i18n/failure-messages.ts";

/** Texts of the document panel in English. */
export const documentsEn = {
  gone: [
    "This document is not in the index.",
    "It may have been removed since the answer. Ask again to search what is there now.",
  ] as FailureWords,
  add: "Add documents",
  adding: (done: number, all: number) => `Adding ${done + 1} of ${all}`,
  added: (count: number) => {
    if (count === 0) return "No document was added.";
    return count === 1 ? "1 document added. You can ask about it now." : `${count} documents added.`;
  },
};

/** The same in Korean. */
export const documentsKo: typeof documentsEn = {
  gone: ["색인에 없는 문서입니다.", "답변한 뒤에 삭제되었을 수 있습니다. 다시 질문해 지금 있는 문서를 검색하세요."],
  add: "문서 추가",
  adding: (done, all) => `${all}개 중 ${done + 1}개째 추가하는 중`,
  added: (count) =>
    count === 0 ? "추가된 문서가 없습니다." : `문서 ${count}개를 추가했습니다. 이제 이 문서에 대해 질문할 수 있습니다.`,
};
