interface Kind {
  readonly asks: RegExp;
  readonly answers: RegExp;
}

/** What a line that answers such a question holds. */
const KINDS: readonly Kind[] = [
  {
    asks: /\bhow\s+(?:many|much|long|big|often|old)\b|\b(?:what|which)(?:'s|\s+is|\s+are|\s+https?)*(?:\s+the)?(?:\s+default)?\s+(?:port|status|version|size|limit)\b|몇|얼마|며칠|포트|상태\s*코드|버전|기본값/iu,
    answers: /\d/u,
  },
  {
    asks: /\b(?:which|what)\s+(?:setting|option|variable|environment)\b|\bwhere\s+(?:do|can)\s+i\s+(?:set|change)\b|\bhow\s+(?:do|can)\s+i\s+(?:set|change|limit|turn|switch|disable|enable)\b|설정|환경\s*변수|바꾸|바꿔|변경|끄는|켜는/iu,
    answers: /(?<![A-Z])[A-Z]{3,}(?:_[A-Z]+)*(?![A-Za-z])/u,
  },
  { asks: /\b(?:example|command|sample)\b|예제|예시|명령/iu, answers: /^(?:```|npx|curl|node|docker|import|\$)/u },
];

const DEFINITION =
  /^\s*(?:what(?:'s|\s+is|\s+are|\s+does)\s+(?:meant\s+by\s+|an?\s+|the\s+)?)["'“]?(?<en>[\p{L}\p{N}._-]+(?:\s[\p{L}\p{N}._-]+)?)["'”]?(?:\s+mean)?\s*[?.!]*$|(?<ko>[\p{L}\p{N}._-]+?)(?:이|가|란|이란|은|는)?\s*(?:뭐|무엇|무슨\s*뜻)[가-힣]*\s*[?.!]*$/iu;

/** Tells of a line whether it is of the kind that answers a question: a figure, the name of a setting, a definition. */
export const readAnswerKind = (question: string): ((line: string) => boolean) => {
  const wanted = KINDS.filter(({ asks }) => asks.test(question)).map(({ answers }) => answers);
  const { en, ko } = DEFINITION.exec(question.slice(0, 200))?.groups ?? {};
  const term = RegExp.escape((en ?? ko ?? "").trim());
  if (term !== "")
    wanted.push(
      new RegExp(
        `^[|\\-\\s*]*${term}\\s*(?:\\(|\\||:|는|은|이란|란|\\b(?:is|are|means)\\b)|\\b${term}\\s+(?:is|means)\\s|${term}(?:이란|란)\\s`,
        "iu",
      ),
    );
  return (line) => wanted.some((answers) => answers.test(line));
};
