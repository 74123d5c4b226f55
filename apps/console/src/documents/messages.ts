import type { FailureWords } from "../i18n/failure-messages.ts";
import type { DocumentRefusal } from "./document-refusal.ts";

/** English texts for viewing and adding documents. */
export const documentsEn = {
  gone: [
    "This document is not in the index.",
    "It may have been removed since the answer. Ask again to search what is there now.",
  ] as FailureWords,
  goneLink: [
    "The linked document is not in the index.",
    "All added documents are kept in one folder, without subfolders. Add the document if it is missing, or else correct the link's path.",
  ] as FailureWords,
  back: "Back to the previous document",
  open: "Documents",
  needsAdmin: "To add documents, use a key with the admin role.",
  heading: "Added documents",
  forAll: "All users of this server can find and read the documents that are added here.",
  none: "No documents were added yet.",
  notIndexed: "It is not in the index, so no search finds it. Add it again, or remove it.",
  remove: "Remove",
  removeOf: (title: string) => `Remove: ${title}`,
  sure: (title: string) => `Remove “${title}” for all users?`,
  removeSure: "Remove for good",
  keep: "Keep",
  removed: (title: string) => `Removed: ${title}`,
  add: "Add documents",
  formats: (limits: readonly (readonly [endings: string, largest: string])[]) =>
    `Accepted: ${limits.map(([endings, largest]) => `${endings} up to ${largest}`).join("; ")}.`,
  dismiss: "Dismiss",
  notAdded: "Files that were not added",
  adding: (done: number, all: number) => `Adding ${done + 1} of ${all}`,
  taken: (names: readonly string[]) =>
    names.length === 1
      ? `A document named ${names[0]} is there already. Replace it for all users?`
      : `Documents with these names are there already: ${names.join(", ")}. Replace them for all users?`,
  replace: "Replace",
  refusals: {
    unreadable: ["It has no text that can be read.", "Scanned, protected and broken files have none."],
    format: ["This type of file is not supported.", "Add Markdown, text, HTML, PDF or Word (.docx)."],
    name: ["This name is not allowed.", "Use at most 120 characters, without / and \\, and no dot at the beginning."],
    size: ["It is too large.", "Split it, and add the parts."],
  } as Readonly<Record<DocumentRefusal, FailureWords>>,
  added: (count: number) => {
    if (count === 0) return "No document was added.";
    const all = "All users of this server can ask about";
    return count === 1 ? `1 document added. ${all} it now.` : `${count} documents added. ${all} them now.`;
  },
};

/** The same in Korean. */
export const documentsKo: typeof documentsEn = {
  gone: ["색인에 없는 문서입니다.", "답변한 뒤에 삭제되었을 수 있습니다. 다시 질문해 지금 있는 문서를 검색하세요."],
  goneLink: [
    "링크가 가리키는 문서가 색인에 없습니다.",
    "추가한 문서는 모두 한 폴더에 보관합니다. 문서를 추가하지 않았다면 추가하고, 있다면 링크의 경로를 확인하세요.",
  ],
  back: "이전 문서로",
  open: "문서",
  needsAdmin: "문서를 추가하려면 admin 역할의 키가 필요합니다.",
  heading: "추가한 문서",
  forAll: "여기에 추가한 문서는 이 서버의 모든 사용자가 검색하고 읽을 수 있습니다.",
  none: "아직 추가한 문서가 없습니다.",
  notIndexed: "색인에 없어 검색되지 않으니, 다시 추가하거나 제거하세요.",
  remove: "제거",
  removeOf: (title) => `제거: ${title}`,
  sure: (title) => `“${title}” 문서를 제거할까요? 모든 사용자에게 적용됩니다.`,
  removeSure: "완전히 제거",
  keep: "그대로 두기",
  removed: (title) => `제거했습니다: ${title}`,
  add: "문서 추가",
  formats: (limits) =>
    `추가할 수 있는 파일: ${limits.map(([endings, largest]) => `${endings}(최대 ${largest})`).join(", ")}`,
  dismiss: "알림 닫기",
  notAdded: "추가하지 못한 파일",
  adding: (done, all) => `${all}개 중 ${done + 1}개째 추가하는 중`,
  taken: (names) =>
    `이름이 같은 문서가 이미 있습니다: ${names.join(", ")}. 새 문서로 바꿀까요? 모든 사용자에게 적용됩니다.`,
  replace: "바꾸기",
  refusals: {
    unreadable: ["읽을 수 있는 텍스트가 없습니다.", "스캔했거나 암호로 보호되었거나 손상된 파일은 읽을 수 없습니다."],
    format: ["지원하지 않는 파일 형식입니다.", "Markdown, 텍스트, HTML, PDF, Word(.docx) 파일을 추가하세요."],
    name: [
      "사용할 수 없는 파일 이름입니다.",
      "/와 \\ 없이 120자(한글은 약 80자) 이내로, 점이 아닌 글자로 시작하게 바꾸세요.",
    ],
    size: ["파일이 너무 큽니다.", "나누어 추가하세요."],
  },
  added: (count) =>
    count === 0
      ? "추가하지 못했습니다."
      : `문서 ${count}개를 추가했습니다. 이제 이 서버의 모든 사용자가 이 문서에 대해 질문할 수 있습니다.`,
};
