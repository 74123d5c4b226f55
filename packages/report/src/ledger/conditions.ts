import type { ClaimId } from "../claims.ts";

/**
 * What a claim depends on if it holds only sometimes; for a claim with a crossover, what that figure counts. There `#`
 * stands for the figure with its side.
 */
type Conditions = Readonly<Record<ClaimId, string>>;

export const CONDITIONS_EN: Conditions = {
  H1: "the kind of tool and the number of servers",
  H2: "# LLM servers, where stdio takes at least a tenth more memory",
  H3: "what counts: lost questions, the pause, or when the model is offered the new tool",
  H4: "CPU or the delay of the event loop",
  H5: "one client that HTTP alone lets in",
  H6: "# of round trip",
  H7: "some failures stop HTTP and others do not",
  H8: "what counts as a part",
  H9: "the kind of abuse: some is let in with all measures too",
  H10: "# of answer",
  S1: "MCP over HTTP or REST",
  S2: "the kind of failure",
  S3: "stdio for trusted tools, while others need an account of their own or a sandbox, over HTTP too",
  S4: "servers to start or ports",
  S5: "memory or CPU",
  S6: "servers to start or the time to the first answer",
  S7: "memory or CPU",
  S8: "the kind of tool, and the calls beside it",
  S9: "the kind of fault",
  S10: "stdio does as well where its tool process alone is replaced, and not where the LLM server is restarted",
  S11: "CPU or the delay of the event loop",
  X1: "# per answer of the model",
  X2: "the transport, for it changed on one only",
  X3: "the transport",
  X4: "# calls per process",
  X5: "# LLM servers, by what they cost at these prices",
};

export const CONDITIONS_KO: Conditions = {
  H1: "도구 종류와 서버 수에 따라 다름",
  H2: "메모리 10% 차이를 기준으로 LLM 서버 #",
  H3: "무엇을 보느냐(실패한 질문, 중단 시간, 새 도구가 제공될 때까지의 시간)에 따라 다름",
  H4: "CPU와 이벤트 루프 지연이 서로 다름",
  H5: "HTTP로만 성공한 클라이언트가 하나뿐임",
  H6: "왕복 지연 #",
  H7: "HTTP는 장애 종류에 따라 멈추기도 하고 아니기도 함",
  H8: "구성 요소를 세는 기준에 따라 다름",
  H9: "악용 종류에 따라 다름(모든 조치를 적용해도 뚫리는 것이 있음)",
  H10: "응답 크기 #",
  S1: "HTTP의 MCP와 REST가 서로 다름",
  S2: "장애 종류에 따라 다름",
  S3: "신뢰하는 도구라면 stdio, 아니라면 HTTP에서도 별도의 계정이나 샌드박스가 필요함",
  S4: "시작할 서버 수와 포트 수가 서로 다름",
  S5: "메모리와 CPU가 서로 다름",
  S6: "시작할 서버 수와 첫 응답까지의 시간이 서로 다름",
  S7: "메모리와 CPU가 서로 다름",
  S8: "도구 종류와 함께 실행되는 호출에 따라 다름",
  S9: "장애 종류에 따라 다름",
  S10: "도구 프로세스만 바꾸면 stdio도 괜찮지만, LLM 서버를 재시작하면 그렇지 않음",
  S11: "CPU와 이벤트 루프 지연이 서로 다름",
  X1: "모델의 응답 시간 #",
  X2: "연결 방식에 따라 다름",
  X3: "연결 방식에 따라 다름",
  X4: "프로세스당 호출 #",
  X5: "이 가격에서 비용을 기준으로 LLM 서버 #",
};
