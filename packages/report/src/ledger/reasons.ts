import type { ClaimId } from "../claims.ts";

/** Why a confirmed claim speaks for the transport that its case argues for. Further questions argue for none. */
type Reasons = Readonly<Partial<Record<ClaimId, string>>>;

export const REASONS_EN: Reasons = {
  H1: "tool servers can be added",
  H2: "one tool server takes less memory than a tool process in each",
  H3: "behind a load balancer an update interrupts nothing",
  H4: "the LLM server's load is taken off it",
  H5: "clients that cannot start a process can call, too",
  H6: "no network adds latency",
  H7: "there is no network to fail",
  H8: "fewer parts to run",
  H9: "no open port to secure",
  H10: "no bytes on the network",
  S1: "at least 2 times as fast",
  S2: "there is no network to fail",
  S3: "nothing to set up",
  S4: "one server to start",
  S5: "less memory and CPU",
  S6: "fewer servers, and the first answer comes sooner",
  S7: "each further LLM server costs more memory and start-up CPU over stdio",
  S8: "stdio scales less",
  S9: "a failing tool harms the LLM server over stdio",
  S10: "over stdio an update interrupts the LLM server",
  S11: "over stdio the LLM server's load grows",
};

export const REASONS_KO: Reasons = {
  H1: "도구 서버를 늘릴 수 있음",
  H2: "도구 서버 하나가 도구 프로세스 여러 개보다 메모리를 적게 씀",
  H3: "로드 밸런서 뒤에서는 업데이트해도 질문이 끊기지 않음",
  H4: "LLM 서버의 부하를 덜어 줌",
  H5: "프로세스를 시작할 수 없는 클라이언트도 호출할 수 있음",
  H6: "네트워크 지연이 없음",
  H7: "장애가 날 네트워크가 없음",
  H8: "운영할 구성 요소가 적음",
  H9: "보호해야 할 열린 포트가 없음",
  H10: "네트워크로 보내는 바이트가 없음",
  S1: "2배 이상 빠름",
  S2: "장애가 날 네트워크가 없음",
  S3: "설정할 것이 없음",
  S4: "시작할 서버가 하나뿐임",
  S5: "메모리와 CPU를 적게 씀",
  S6: "시작할 서버가 적고 첫 응답이 빠름",
  S7: "LLM 서버를 한 대 더할 때마다 stdio에서 메모리와 시작 CPU가 더 듦",
  S8: "stdio는 확장이 덜 됨",
  S9: "stdio에서는 도구 장애가 LLM 서버에 피해를 줌",
  S10: "stdio에서는 업데이트하면 LLM 서버가 중단됨",
  S11: "stdio에서는 LLM 서버의 부하가 커짐",
};
