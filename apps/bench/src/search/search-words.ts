import { type MachineTexts, machineEn, machineKo } from "../summary/machine-texts.ts";
import type { QueryKind } from "./search-report.ts";

/** Facts for the sentences about the method. */
interface MethodFacts {
  readonly injected: string;
  /** The search engine, and the model of its vectors. */
  readonly engine: string;
  readonly machine: string;
  /** Share of the processor that other programs used, if it was too much. */
  readonly busy: string | undefined;
}

/** All texts of the report in one language. */
export interface SearchTexts {
  readonly title: string;
  readonly machine: MachineTexts;
  readonly corpusHeads: readonly string[];
  readonly searchHeads: readonly string[];
  /** Of the table of engines; a column per kind of query follows. */
  readonly engineHeads: readonly string[];
  readonly kinds: Readonly<Record<QueryKind, string>>;
  readonly met: string;
  readonly notMet: string;
  /** How the time of a selective search grows with the corpus. */
  growth(smallest: string, largest: string, corpusTimes: string, searchTimes: string): string;
  leftOut(documents: string, needed: string, free: string): string;
  method(facts: MethodFacts): readonly string[];
  readonly repeat: string;
}

export const en: SearchTexts = {
  title: "Search by the size of the corpus",
  machine: machineEn,
  corpusHeads: ["documents", "texts", "indexed/s", "time", "index", "memory"],
  searchHeads: ["documents", "queries", "found", "at a time", "p50", "p99", "searches/s", "goal"],
  engineHeads: [
    "engine",
    "documents",
    "indexed/s",
    "index",
    "at a time",
    "two rare words",
    "a rare and a common word",
    "two common words",
  ],
  kinds: { selective: "two rare words", mixed: "a rare and a common word", broad: "two common words" },
  met: "met",
  notMet: "not met",
  growth: (smallest, largest, corpusTimes, searchTimes) =>
    `From ${smallest} to ${largest} documents (${corpusTimes}x), a search for two rare words takes ${searchTimes}x as long.`,
  leftOut: (documents, needed, free) =>
    `${documents} documents were left out: they need ${needed} of disk, ${free} are free.`,
  method: ({ injected, engine, machine, busy }) => [
    `Engine: ${engine}.`,
    "The documents are generated, always the same: half English and half Korean, about 120 words each, the words distributed by Zipf's law. A rare word occurs about ten times in a corpus of any size; a common one is in up to a third of the documents of its language.",
    "They are indexed as docs:index does. Memory is the most that the process used meanwhile.",
    `${injected} documents have a word of their own: each was found by it, alone. Each timed answer was compared with the first one to its query. A dash stands where there were too few searches for a percentile.`,
    "Searches run in the process of the benchmark as in a host: in SQLite one after another, of 16 at a time each waits for those before it. Transports are not included.",
    machine,
    ...(busy === undefined
      ? []
      : [
          `Other programs used ${busy} of the processor just before the run. Repeat it on an idle machine before you rely on it.`,
        ]),
  ],
  repeat: "Repeat",
};

export const ko: SearchTexts = {
  title: "문서 수에 따른 검색 성능",
  machine: machineKo,
  corpusHeads: ["문서", "원문", "초당 색인", "색인 시간", "색인 크기", "메모리"],
  searchHeads: ["문서", "검색어", "찾은 문서", "동시 검색", "p50", "p99", "초당 검색", "목표"],
  engineHeads: [
    "엔진",
    "문서",
    "초당 색인",
    "색인 크기",
    "동시 검색",
    "드문 단어 두 개",
    "드문 단어와 흔한 단어",
    "흔한 단어 두 개",
  ],
  kinds: { selective: "드문 단어 두 개", mixed: "드문 단어와 흔한 단어", broad: "흔한 단어 두 개" },
  met: "달성",
  notMet: "미달",
  growth: (smallest, largest, corpusTimes, searchTimes) =>
    `문서가 ${smallest}개에서 ${largest}개로 ${corpusTimes}배가 되면, 드문 단어 두 개를 찾는 시간은 ${searchTimes}배가 됩니다.`,
  leftOut: (documents, needed, free) =>
    `문서 ${documents}개는 제외했습니다. 디스크 공간이 ${needed} 필요한데 ${free}만 남아 있습니다.`,
  method: ({ injected, engine, machine, busy }) => [
    `엔진: ${engine}.`,
    "문서는 항상 똑같이 생성합니다. 절반은 영어, 절반은 한국어이고 문서마다 120단어쯤이며, 단어 빈도는 지프의 법칙을 따릅니다. 드문 단어는 문서 수와 관계없이 전체에 열 번쯤 나오고, 흔한 단어는 그 언어 문서의 최대 3분의 1에 나옵니다.",
    "색인은 docs:index와 같은 방식으로 만듭니다. 메모리는 그동안 프로세스가 가장 많이 쓴 양입니다.",
    `문서 ${injected}개에 다른 문서에는 없는 단어를 넣고, 그 단어로 그 문서만 찾는지 확인했습니다. 측정 중의 모든 응답은 같은 검색어의 첫 응답과 비교했습니다. 검색 횟수가 적어 백분위수를 낼 수 없으면 –로 표시합니다.`,
    "검색은 호스트에서처럼 벤치마크 프로세스 안에서 실행합니다. SQLite는 한 번에 하나씩 처리하므로, 동시 검색이 16개이면 앞선 검색이 끝나기를 기다립니다. 연결 방식에 드는 비용은 포함하지 않습니다.",
    machine,
    ...(busy === undefined
      ? []
      : [
          `실행 직전에 다른 프로그램이 프로세서의 ${busy}를 쓰고 있었습니다. 결정에 쓰기 전에 다른 작업이 없는 컴퓨터에서 다시 실행하세요.`,
        ]),
  ],
  repeat: "같은 조건으로 다시 실행하려면",
};
