/** Topics of the product's own guides. */
const ENGLISH = [
  "stdio|mcp|in-?process|json-?rpc|streamable|sse|inspector|elasticsearch|sqlite|fts5|libretranslate|apertium|docker|compose|kubernetes|nginx",
  "pnpm|npx|node(?:\\.?js)?|turbo|bench(?:mark)?(?:s|ed|ing)?|twinhost|builtin|openai|zod|mathjs|curl|bm25|rfc\\s*9457",
  "p50|p95|p99(?:\\.9)?|pss|percentiles?|throughput|latency|latencies|overhead|cold\\s*start|concurrency|crossover|verdicts?|inconclusive|confirmed|refuted",
  "http|https|rest\\s+(?:api|endpoint|arm|call|or\\b)|api|cors|bearer|x-api-key|tls|unix\\s+sockets?|endpoints?|transports?|protocols?|revisions?|sessions?|load\\s+balanc\\w+|replicas?|2026-07-28|2025-11-25",
  "tool\\s+(?:servers?|lists?|calls?|child|process|hosts?|errors?)|llm\\s+servers?|tools?|search_docs|calculate\\s+tool|translate\\s+tool|mcpservers|corpus|changelog",
  "env(?:ironment)?\\s+var(?:iable)?s?|settings?|configur\\w+|ports?|api\\s+keys?|data\\s+(?:dir|director|folder)\\w*|log\\s+level|health\\s*checks?|rate\\s+limits?",
  "index(?:es|ed|ing)?|documents?|documentation|docs|guides?|reports?|claims?|criteria|scaffold\\w*|transport|deploy\\w*|scal(?:e|es|ing)|hosts?",
  "logs?|calculations?|limits?|translate|process(?:es)?|claude|desktop|systems?|errors?|error\\s+codes?|timeouts?|deadlines?|retry|retries|bandwidth|memory|cpu|security|secure|hostile|servers?|clients?|stat(?:us|istics)|install\\w*|set-?\\s?up|watch\\s+mode|restart\\w*|translation|translator|calculator|arms?",
];
const KOREAN = [
  "서버|도구|툴(?![가-힣]{2})|전송\\s*방식|전송|방식|프로토콜|벤치마크|보고서|리포트|측정|판정|주장|지연|처리량|성능|응답\\s*속도|메모리|자원|확장|부하|복제|동시",
  "설정|환경\\s*변수|포트|문서|색인|인덱스|검색\\s*(?:엔진|도구|기능)|번역\\s*(?:도구|엔진|기능)|계산\\s*(?:도구|기능)|번역기|계산기|보안|인증|권한|키\\s|API|오류|에러|재시작|복구|장애|배포|도커|컴포즈",
  "설치|실행|운영|로그|헬스\\s*체크|상태\\s*확인|네트워크|대역폭|콜드\\s*스타트|프로세스|자식|파이프|세션|클라이언트|기준|통계|사용량|백분위|교차점|개발\\s*(?:환경|모드)|인스펙터|엘라스틱|모델|시스템|번역|계산|검색|시간\\s*제한|타임아웃|호스트|소켓|언어",
];

/** Upper-case names (settings, REST) are case-sensitive; everything else is not. */
const NAME = /\b[A-Z]{2,}(?:_[A-Z]{2,})+\b|\bREST\b/u;
const TOPIC = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${ENGLISH.join("|")})(?![A-Za-z0-9_])|${KOREAN.join("|")}`, "iu");
const ROUTE = /(?:^|\s)\/(?:health|tools|run|mcp|query|usage|metrics|v1)\b/u;

export const isAboutTheProduct = (text: string): boolean => NAME.test(text) || ROUTE.test(text) || TOPIC.test(text);
