import type { AnswerLanguage } from "./language.ts";

type Reply = Readonly<Record<AnswerLanguage, string>>;

const ABOUT_ME: Reply = {
  en: "I am the built-in model: fixed rules, not a language model. I calculate, translate and search the documents.",
  ko: "기본 모델입니다. 언어 모델이 아니라 정해진 규칙으로 계산, 번역, 문서 검색을 합니다.",
};

const FOR = String.raw`(?:\s+for\s+(?:your|the|all\s+the)?\s*(?:help|answer|everything|that))?`;

/** Small talk that asks for nothing; the first entry that matches any part of the text provides the reply. */
const REPLIES: readonly (readonly [patterns: readonly string[], reply: Reply])[] = [
  [
    [
      String.raw`(?:so\s+|and\s+)?(?:who|what)\s+(?:exactly\s+)?are\s+you`,
      String.raw`what(?:'s|\s+is)\s+your\s+name`,
      String.raw`what\s+can\s+you\s+do(?:\s+for\s+me)?`,
      String.raw`(?:can\s+you\s+|please\s+)?help(?:\s+me)?`,
      String.raw`(?:너|넌|너는|당신|당신은)?\s*(?:누구|뭐)(?:야|니|냐|세요|예요|에요|인가요|죠|지)`,
      String.raw`(?:너|넌|너는|당신은)?\s*(?:뭘|뭐를|무엇을|무슨\s*일을)\s*할\s*수\s*있(?:어|어요|나요|니|습니까|지)`,
      String.raw`(?:너|네|너의|당신)?\s*이름(?:이|은)?\s*(?:뭐|무엇)(?:야|니|예요|에요|인가요)`,
      String.raw`(?:나\s*)?(?:좀\s*)?도와\s*(?:줘|줘요|주세요)`,
    ],
    ABOUT_ME,
  ],
  [
    [
      String.raw`(?:ok(?:ay)?\s+|many\s+|great\s+)?(?:thanks|thank\s+you|thx|cheers)(?:\s+(?:so|very)\s+much|\s+a\s+lot|\s+again)?${FOR}`,
      String.raw`(?:that|this|it)\s+(?:really\s+)?(?:helped|helps|works|worked|was\s+helpful)(?:\s+me)?(?:\s+a\s+lot)?`,
      String.raw`much\s+appreciated`,
      String.raw`(?:(?:정말|너무|대단히|매우|(?:도와|알려|답해)\s*(?:줘서|주셔서))\s*)*(?:고마(?:워|웠어)요?|고맙(?:습니다|네|네요)|감사(?:합니다|해요|드려요|드립니다|했습니다)?)`,
    ],
    { en: "You are welcome.", ko: "천만에요." },
  ],
  [
    [
      String.raw`good\s*bye|bye(?:\s+bye)?|see\s+you(?:\s+(?:later|soon|tomorrow))?|good\s+night|have\s+a\s+(?:nice|good)\s+(?:day|evening|weekend)`,
      String.raw`잘\s*(?:자|가|있어)요?|안녕히\s*(?:계세요|가세요|주무세요)|수고(?:하세요|하셨습니다|했어요?|하셨어요|하십시오)?|(?:다음에\s*|나중에\s*)?또\s*봐요?`,
    ],
    { en: "Goodbye.", ko: "안녕히 계세요." },
  ],
  [
    [
      String.raw`(?:hi|hello|hey|hiya|greetings|good\s+(?:morning|afternoon|evening|day))(?:\s+(?:there|everyone|all|again|you|bot))?`,
      String.raw`how\s+are\s+you(?:\s+doing)?(?:\s+today)?|how'?s\s+it\s+going|what'?s\s+up|nice\s+to\s+meet\s+you`,
      String.raw`안녕(?:하세요|하십니까|하신가요)?|반가워요?|반갑습니다|좋은\s*(?:아침|오후|저녁|하루)(?:이에요|입니다|이야)?|여보세요`,
    ],
    { en: `Hello. ${ABOUT_ME.en}`, ko: `안녕하세요. ${ABOUT_ME.ko}` },
  ],
  [
    [
      String.raw`ok(?:ay)?|yes|yep|yeah|no|nope|sure|fine|great|cool|nice|perfect|got\s+it|i\s+see|all\s+right|understood|never\s+mind`,
      "네|넵|예|응|어|아니요?|아뇨|알겠(?:어|어요|습니다)|알았(?:어|어요|습니다)|좋(?:아|아요|습니다)|그래요?|오케이|괜찮(?:아|아요|습니다)|그렇군요?",
    ],
    { en: "All right.", ko: "네, 알겠습니다." },
  ],
];

const MATCHERS = REPLIES.map(([patterns, reply]) => ({
  matcher: new RegExp(`^(?:${patterns.join("|")})$`, "iu"),
  reply,
}));

const GREETING =
  /^\s*(?:(?:hi|hello|hey|good\s+(?:morning|afternoon|evening))(?:\s+(?:there|all|everyone))?|(?:a\s+|one\s+(?:more\s+)?)?(?:quick\s+)?question|excuse\s+me|sorry|please|so|ok(?:ay)?|안녕(?:하세요|하십니까)?|(?:질문|궁금한\s*(?:게|점))(?:이|하나)?(?:\s*(?:있어요|있습니다|있는데요?|하나))?|저기요?|죄송한데요?|혹시)(?=[\s,.!:;~?-])[\s,.!:;~-]+(?=\S)/iu;

/** Removes pleasantries before a question. */
export const withoutGreeting = (text: string): string => {
  const rest = text.replace(GREETING, "");
  return rest === text ? text : withoutGreeting(rest);
};

/** Anything longer is not small talk. */
const MAX_LENGTH = 120;

/** The reply to small talk, only if the whole text consists of it. */
export const smallTalk = (text: string, language: AnswerLanguage): string | undefined => {
  if (text.length > MAX_LENGTH) return undefined;
  const parts = text
    .replaceAll("’", "'")
    .split(/[^\p{L}\p{N}\s']+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const fitting = parts.map((part) => MATCHERS.find(({ matcher }) => matcher.test(part)));
  if (parts.length === 0 || fitting.includes(undefined)) return undefined;
  return MATCHERS.find((matcher) => fitting.includes(matcher))?.reply[language];
};
