import { isAboutTheDocuments } from "./topic-words.ts";

/** Plain orders to look something up, whatever it is. */
const ORDER =
  /\b(?:search|look\s+(?:up|in|into|through)|find|check|consult|browse)\b.*\b(?:docs?|documents?|documentation|guides?|manual|corpus)\b|\b(?:docs?|documentation|guides?|manual)\s+(?:on|about|for|say|says|mention)\b|(?:문서|가이드|설명서|자료|매뉴얼)\S*\s*(?:에서|를|을|에)?.*(?:찾|검색|보여|나와|있)|검색해|찾아\s*(?:줘|주|봐)|^\s*(?:please\s+|can\s+you\s+|could\s+you\s+)*search\b/iu;

const QUESTION =
  /\?|？|^\s*(?:so\s+|and\s+|ok(?:ay)?,?\s+|hi,?\s+|hello,?\s+|please,?\s+)*(?:what|which|how|why|when|where|who|is|are|can|could|do|does|did|should|would|will|must|may|explain|describe|tell|show|give|list|compare|summari[sz]e|help|need)\b|\b(?:how\s+(?:to|do|can|much|many|does)|difference\s+between|tell\s+me|i\s+(?:want|need)\s+to|explain|what\s+happens|how\s+i\s+can)\b/iu;
const KOREAN_QUESTION =
  /어떻게|어떤|어느|왜|무엇|무슨|뭐|뭔|뭘|언제|어디|누가|얼마|몇|방법|차이|알려|설명|소개|가르쳐|궁금|보여|비교|추천|(?:나요|까요|가요|는지|을까|ㄹ까|니|냐|지|죠|래|해|돼|되나|될까|할까|나은가|인가|은가|ㄴ가)\s*[?？~.]*$|하려면|싶(?:어|은)|필요/u;

/** Talk about the speaker's own life, even with a word of the documents in it. */
const STATEMENT =
  /^\s*(?:i|i'm|i've|my|we|our|he|she|they|his|her|their|it's\s+(?:a|so))\b(?!\s+(?:want|need|would\s+like|have\s+to\s+know)\b)[^?]*$/iu;
const KOREAN_STATEMENT = /(?:요|았어|었어|였어|했어|줬어|다)\s*[.!~]*$/u;
/** Questions to the assistant itself. */
const TO_THE_ASSISTANT =
  /^\s*(?:hey,?\s*|hi,?\s*|so,?\s*)?(?:who|what)\s+(?:are|r)\s+you\b|\bwhat\s+can\s+you\s+do\b|\bhow\s+(?:are|old\s+are)\s+you\b|\bdo\s+you\s+(?:like|love|feel|think|enjoy|have\s+a|know\s+(?:any\s+)?jokes)\b|\byour\s+(?:name|favou?rite)\b|\btell\s+me\s+a\s+(?:joke|story)\b|(?:넌|너는|너|당신은|당신)\s*(?:누구|뭐|뭘|무엇|어떤|몇\s*살|이름)|뭘\s*할\s*수|무엇을\s*할\s*수|이름이\s*뭐|기분/iu;

/** "search the docs for X" -> X. */
const ORDER_WORDS =
  /^\s*(?:please\s+|can\s+you\s+|could\s+you\s+)*(?:search|look|find|check|consult)(?:\s+(?:up|in|through|into))?(?:\s+(?:the|our|your))?\s*(?:docs?|documents?|documentation|guides?|manual)\s*(?:for|about|on)?\s+/iu;
const KOREAN_PLACE = /^\s*(?:문서|가이드|설명서|자료|매뉴얼)에서\s+(?=\S.*(?:찾아|검색))/u;
const KOREAN_ORDER_WORDS =
  /\s*(?:좀\s*)?(?:찾아\s*(?:줘|주세요|봐\s*줘|봐|보세요)|검색해\s*(?:줘|주세요|봐)?)\s*[.!?]*$/u;

/** What no document knows: the moment, the weather, a joke. */
const OF_THE_MOMENT =
  /\bweather\b|\bjokes?\b|\bwhat\s+(?:time|day|date)\s+is\b|\bhow'?s\s+it\s+going\b|\bwhat'?s\s+up\b|날씨|농담|지금\s*몇\s*시|무슨\s*요일|오늘\S*\s*며칠|심심/iu;
/** A question by its form alone, whatever it is about. */
const PLAIN_QUESTION =
  /^\s*(?:what|which|how|why|when|where|who|whose)\s+(?:is|are|was|were|do|does|did|can|could|should|must|will|to|many|much|long|often|far)\b|(?:어떻게|어떤|어느|왜|무엇|무슨|뭐|뭔|뭘|언제|어디|누가|얼마|몇|며칠|방법|차이).*[?？]\s*$|(?:알려|설명해|가르쳐)\s*(?:줘|주세요|주실래요)/iu;

/**
 * What to look up in the documents for a question; undefined when it is not for them. The documents may be the reader's
 * own, about anything: so a plain question is looked up too when nothing else fits it.
 */
export const detectSearch = (question: string): string | undefined => {
  if (TO_THE_ASSISTANT.test(question)) return undefined;
  const isAsked = isAboutTheDocuments(question) ? asks(question) : isPlainQuestion(question);
  if (!isAsked && !ORDER.test(question)) return undefined;
  const query = question.replace(ORDER_WORDS, "").replace(KOREAN_PLACE, "").replace(KOREAN_ORDER_WORDS, "").trim();
  return query === "" ? question : query;
};

const isPlainQuestion = (text: string): boolean =>
  PLAIN_QUESTION.test(text) && !OF_THE_MOMENT.test(text) && !STATEMENT.test(text);

/** A question by its form, or bare keywords ("stdio memory cost"), but no statement. */
const asks = (text: string): boolean => {
  if (/[?？]\s*$/u.test(text)) return true;
  if (STATEMENT.test(text)) return false;
  if (QUESTION.test(text) || KOREAN_QUESTION.test(text)) return true;
  return !KOREAN_STATEMENT.test(text) && text.split(/\s+/u).length <= MAX_KEYWORDS;
};

const MAX_KEYWORDS = 6;
