import { en as plainEn, ko as plainKo } from "@twinhost/report";
import { THRESHOLDS } from "../../verdicts/thresholds.ts";
import type { ExperimentTexts } from "../experiment.ts";
import { plainBecause } from "../plain-rule.ts";
import { evidenceOf } from "./rule.ts";

const { extraBytesAtLeast } = THRESHOLDS;

const NAMES_EN: Readonly<Record<string, string>> = {
  ratio: "Bytes, HTTP / stdio",
  noise: "Noise: stdio, again / stdio",
  answer: "The answer alone",
  http: "A call over HTTP",
  stdio: "A call over stdio",
};

/** About as large as the answers of the expressions, in their order. */
const SIZES = ["0.1 KiB", "1 KiB", "11 KiB", "33 KiB"];

const figureName =
  (names: Readonly<Record<string, string>>, ofSize: (size: string) => string) =>
  (id: string): string => {
    const [what = "", index = ""] = id.split("@");
    return `${names[what]}, ${ofSize(SIZES[Number(index)] ?? index)}`;
  };

export const en: ExperimentTexts = {
  question: "How many bytes does a call take on the wire, and on the pipe?",
  method: [
    "A relay between client and server counts all bytes of a call, headers and framing included, for four sizes of answer; stdio is counted twice (the noise). Answers are not compressed.",
    "An answer that is larger than what the relay counted makes the experiment void.",
  ],
  figureName: figureName(NAMES_EN, (size) => `answer of about ${size}`),
  claims: {
    H10: {
      because: plainBecause(plainEn, "H10", evidenceOf),
      rule: `Confirmed if HTTP's call takes at least ${extraBytesAtLeast} times the pipe's bytes for the smallest and the largest answer; refuted if for neither; depends if for one. A fifth is where headers weigh beside the answer. Both send an answer once, for the product's client asks for the structure alone; clients that get it as text too reach the turn with smaller answers. The largest answer is the largest that a tool gives.`,
    },
  },
};

const NAMES_KO: Readonly<Record<string, string>> = {
  ratio: "바이트, HTTP / stdio",
  noise: "측정 오차: stdio 두 번",
  answer: "응답만",
  http: "HTTP 호출",
  stdio: "stdio 호출",
};

export const ko: ExperimentTexts = {
  question: "호출 한 번에 네트워크와 파이프로 몇 바이트가 오가는가?",
  method: [
    "클라이언트와 서버 사이의 프록시가 응답 크기 네 가지에 대해 헤더와 프레이밍을 포함한 모든 바이트를 집계합니다. stdio는 측정 오차를 알기 위해 두 번 셉니다. 응답은 압축하지 않습니다.",
    "집계한 바이트가 응답보다 적으면 실험은 무효입니다.",
  ],
  figureName: figureName(NAMES_KO, (size) => `약 ${size} 응답`),
  claims: {
    H10: {
      because: plainBecause(plainKo, "H10", evidenceOf),
      rule: `가장 작은 응답과 가장 큰 응답 모두에서 HTTP 호출의 바이트가 파이프의 ${extraBytesAtLeast}배 이상이면 확인됨, 둘 다 아니면 사실과 다름, 하나만 그러면 조건에 따라 다름입니다. 5분의 1은 헤더가 응답에 견줄 만해지는 지점입니다. 이 제품의 클라이언트는 구조화된 내용만 요청하므로 두 방식 모두 응답을 한 번만 보냅니다. 텍스트로도 받는 클라이언트라면 더 작은 응답에서 판정이 바뀝니다. 가장 큰 응답은 도구가 내는 최대 응답입니다.`,
    },
  },
};
