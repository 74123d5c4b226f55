import { type MachineTexts, machineEn, machineKo } from "../../summary/machine-texts.ts";
import type { QuestionGroup } from "./quality-report.ts";

interface QualityFacts {
  readonly documents: string;
  readonly date: string;
  readonly machine: string;
}

/** All texts of the report in one language. */
export interface QualityTexts {
  readonly title: string;
  readonly machine: MachineTexts;
  readonly engine: string;
  readonly groups: readonly { readonly group: QuestionGroup; readonly name: string }[];
  method(facts: QualityFacts): readonly string[];
}

export const en: QualityTexts = {
  title: "Quality of the search",
  machine: machineEn,
  engine: "nDCG@10 / recall@10",
  groups: [
    { group: "all", name: "all questions" },
    { group: "en", name: "English" },
    { group: "ko", name: "Korean" },
    { group: "cross", name: "Korean about English documents" },
    { group: "heldOut", name: "kept aside" },
  ],
  method: ({ documents, date, machine }) => [
    `The corpus has ${documents} documents that were not written for a search: manual pages and documents of Debian packages, Korean ones among them, Debian's Korean handbooks, LibreOffice's Korean help, and these guides.`,
    "Each question is about what a document says, in other words than its title's. One author wrote and judged all of them: 2 for a document that answers it, 1 for a part; the Korean handbooks were read for it, the English manual pages were judged from knowledge of them. What was not judged counts as wrong, so the figures compare engines rather than grade them. No ranking was tuned on those kept aside.",
    `Measured on ${date} on ${machine}; the figures do not depend on the machine.`,
  ],
};

export const ko: QualityTexts = {
  title: "검색 품질",
  machine: machineKo,
  engine: "nDCG@10 / recall@10",
  groups: [
    { group: "all", name: "전체 질문" },
    { group: "en", name: "영어" },
    { group: "ko", name: "한국어" },
    { group: "cross", name: "영어 문서에 대한 한국어 질문" },
    { group: "heldOut", name: "따로 남겨 둔 질문" },
  ],
  method: ({ documents, date, machine }) => [
    `검색을 위해 쓴 글이 아닌 문서 ${documents}개를 씁니다. 데비안 패키지의 맨 페이지와 문서(한국어 포함), 데비안의 한국어 안내서, LibreOffice 한국어 도움말, 그리고 이 안내서입니다.`,
    "질문은 문서 내용을 제목과 다른 말로 물으며, 한 사람이 모두 쓰고 판정했습니다. 질문에 답하면 2, 일부만 답하면 1입니다. 한국어 안내서는 읽고, 영어 맨 페이지는 알고 있는 내용으로 판정했습니다. 판정하지 않은 문서는 오답으로 보므로, 절대적인 점수가 아니라 엔진끼리 비교하는 데 쓰세요. 따로 남겨 둔 질문으로는 순위를 조정하지 않았습니다.",
    `${date}에 ${machine}에서 측정했습니다. 결과는 컴퓨터 성능과 관계없습니다.`,
  ],
};
