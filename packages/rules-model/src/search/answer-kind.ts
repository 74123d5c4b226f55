import { stemOf } from "./stem.ts";
import { topicWords } from "./topic-words.ts";

interface Kind {
  readonly asks: RegExp;
  readonly answers: RegExp;
}

/** What to expect in a line that answers such a question. */
const KINDS: readonly Kind[] = [
  {
    asks: /\bhow\s+(?:many|much|long|big|often|old|slow|fast)\b|\b(?:what|which)(?:'s|\s+is|\s+are|\s+https?)*(?:\s+the)?(?:\s+default)?\s+(?:port|status|version|size|limit)\b|몇|얼마|며칠|포트|상태\s*코드|버전|기본값/iu,
    answers: /\d|twice|[한두세네]\s*번/iu,
  },
  {
    asks: /\bports?\b|포트/iu,
    answers: /(?<![\d.])\d{4,5}(?![\d.])/u,
  },
  {
    asks: /\bhow\s+(?:much\s+)?(?:long|slow|slower|fast|faster)\b|몇\s*(?:초|분|시간|밀리초)|얼마나\s*(?:오래|걸|기다|느|빠|빨)|시간\s*제한|제한\s*시간/iu,
    answers: /\d\s*(?:s|ms|seconds?|minutes?|hours?|h|µs|초|분|시간|밀리초)(?![a-z])|_MS\b|\bin\s+ms\b/iu,
  },
  {
    asks: /\bhow\s+(?:many\s+times|often|many\s+retries)\b|몇\s*번(?!\s*포트)/iu,
    answers: /\b(?:once|twice|\w+\s+times)\b|(?:한|두|세|네|\d+)\s*(?:번|회)/iu,
  },
  {
    asks: /\b(?:status|http\s+code|status\s+code)\b|상태\s*코드|응답\s*코드/iu,
    answers: /(?<!\d)[1-5]\d\d(?!\d)/u,
  },
  {
    asks: /\b(?:which|what)\s+(?:setting|option|variable|environment)\b|\bwhere\s+(?:do|can)\s+i\s+(?:set|change|put)\b|\bhow\s+(?:do|can)\s+i\s+(?:set|change|limit|turn|switch|disable|enable|allow|make)\b|\b(?:turn|switch)\s+(?:\S+\s+){0,3}(?:on|off)\b|설정|환경\s*변수|바꾸|바꿔|변경|끄|꺼|켜|줄이|늘리|제한하|허용하/iu,
    answers: /(?<![A-Z])[A-Z]{3,}(?:_[A-Z]+)*(?![A-Za-z])/u,
  },
  {
    asks: /\bhow\s+(?:do|can|to|should)\b|\bcan\s+(?:i|it|the|we)\b|하려면|수\s*(?:도\s*)?있|어떻게|싶/iu,
    answers: /(?<![A-Z])[A-Z]{3,}_[A-Z_]+(?![A-Za-z])|^```|(?<=\s)--[a-z]|\b[A-Z]+=\S|mcpServers/u,
  },
  {
    // Recommendations are sentences, not code.
    asks: /\b(?:which|what)\b.*\b(?:better|best|right|fits?|suits?|use|choose|prefer)\b|\bshould\s+(?:i|we)\s+(?:use|choose|prefer|run)\b|\brecommend|(?:어떤|어느|뭐가|뭘|무엇이|무엇을).*(?:나아|나은|나을|낫|좋|유리|적합|맞|써야|쓸까)|추천|권장/iu,
    answers:
      /^(?!```|~~~~).*(?:(?<![/\w])(?:use|run|choose|prefer|better|recommended|fits)\b|좋습니다|(?:쓰|사용하|실행하|분리하|선택하|운영하)세요|권장|적합합니다)/iu,
  },
  {
    asks: /\b(?:which|what)\s+(?:\S+\s+)?transports?\b|\b(?:http|stdio)\s+or\b|(?:어떤|어느|무슨)\s*(?:\S+\s+)?방식/iu,
    answers: /^(?!```|~~~~).*(?<![A-Za-z])(?:HTTP|stdio)(?![A-Za-z])/u,
  },
  { asks: /\boff\b|\bdisable\b|끄|꺼|안\s+쓰/iu, answers: /\boff\b|\bdisabled?\b|끄|끕|꺼/iu },
  {
    asks: /\b(?:example|command|sample)\b|\bhow\s+(?:do|can|to)\s+(?:i\s+)?(?:run|start|launch|create|make|build|add|install)\b|예제|예시|명령|실행해|실행하|돌리|돌려|띄우|띄워|만들|만드|연결하|추가하/iu,
    answers: /^(?:```|npx|curl|node|docker|import|\$)/u,
  },
];

const DEFINITION =
  /^\s*(?:what(?:'s|\s+is|\s+are|\s+does)\s+)(?!the\s+(?:default|port|limit))[^?]{1,60}$|(?:뭐|무엇|무슨\s*뜻|뜻이)[가-힣]*\s*[?.!]*$|\bmeant\s+by\b|\bmeaning\s+of\b/iu;
/** Only short terms are defined. */
const LONGEST_TERM = 3;

const definitionOf = (question: string): RegExp | undefined => {
  const words = topicWords(question.slice(0, 200)).map((word) => stemOf(word));
  if (!DEFINITION.test(question.slice(0, 200).replace(/[\s?!.]+$/u, "")) || words.length === 0) return undefined;
  if (words.length > LONGEST_TERM) return undefined;
  const term = words.map((word) => RegExp.escape(word.replace(/s$/u, ""))).join("\\s*");
  return new RegExp(
    `^[|\\-\\s*]*(?:\\S+\\s+)?${term}s?\\s*(?:\\(|\\||:|\\.|는|은|이란|란|\\b(?:is|are|means)\\b)|\\b${term}\\s+(?:is|means)\\s|${term}(?:이란|란)\\s?`,
    "iu",
  );
};

/** @returns a function that counts how a line fits this kind of question: as a figure, a setting, a definition */
export const readAnswerKind = (question: string): ((line: string) => number) => {
  const wanted = KINDS.filter(({ asks }) => asks.test(question)).map(({ answers }) => answers);
  const definition = definitionOf(question);
  return (line) => {
    const kinds = wanted.filter((answers) => answers.test(line)).length;
    // A definition counts for more than a figure.
    return kinds + (definition?.test(line) ? 2 : 0);
  };
};
