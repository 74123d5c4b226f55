import type { Banned } from "./banned.ts";

/** What users say to the built-in model, and its answers. */
const SPOKEN = ["packages/rules-model/", "apps/llm-server/test/", "packages/tools/"];

/** Korean: written style, ~하세요 everywhere, one term per concept. */
export const KOREAN: readonly Banned[] = [
  { pattern: /십시오|십니까|습니까/, use: "~하세요, ~나요", example: "확인하십시오", allowed: SPOKEN },
  { pattern: /(?<![가-힣])인자(?![가-힣]{2})/, use: "인수", example: "잘못된 인자", allowed: SPOKEN },
  {
    pattern: /(?<!가상 )머신(?! ?러닝)/,
    use: "컴퓨터",
    example: "조용한 머신",
    allowed: SPOKEN,
  },
  { pattern: /(?<!지표\()메트릭/, use: "지표, 지표(메트릭)", example: "메트릭을 끕니다", allowed: SPOKEN },
  { pattern: /리스닝|리슨/, use: "수신 대기", example: "리스닝 포트" },
  { pattern: /(?<![가-힣])하한/, use: "최소 비용", example: "HTTP 하한" },
  {
    pattern: /(?<![가-힣])답(?!은 \d)(?=[을이은도과의,. "]|$)/,
    use: "답변",
    example: "답이 끊겼습니다",
    allowed: SPOKEN,
  },
  { pattern: /전송 방식/, use: "연결 방식", example: "전송 방식을 고르세요", allowed: SPOKEN },
  { pattern: /잡음/, use: "측정 오차", example: "잡음이 많습니다", allowed: SPOKEN },
  { pattern: /중계기/, use: "프록시", example: "파이프의 중계기로" },
  { pattern: /(오류|고장|결함) 주입|일부러 고장/, use: "장애 주입", example: "오류 주입" },
  { pattern: /(다른 곳의|남의|타사|서드파티) (MCP )?(서버|도구)/, use: "외부 MCP 서버", example: "남의 MCP 서버" },
  { pattern: /도구[를가]? ?(부르|부를|불러|불렀|불린)/, use: "호출", example: "도구를 부르는 방식", allowed: SPOKEN },
  { pattern: /미결정|측정 안 함|조건부/, use: "판정 불가, 측정하지 않음, 조건에 따라 다름", example: "미결정" },
  { pattern: /이번 시간대/, use: "14:00 이후, 지난 60분이면 최근 1시간", example: "이번 시간대" },
  { pattern: /다시 묻기/, use: "다시 생성", example: "다시 묻기" },
  { pattern: /그런 도구가 없/, use: "존재하지 않는 도구입니다", example: "그런 도구가 없습니다" },
  { pattern: /말로 물었/, use: "자연어로 질문했을 때", example: "말로 물었을 때" },
  { pattern: /API[- ]key(?=[가-힣])/i, use: "API 키", example: "API key로" },
];
