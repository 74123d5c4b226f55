import { isStatement } from "./statement.ts";
import { withLatinNames } from "./synonyms.ts";
import { topicWords } from "./topic-words.ts";

/** Explicit requests to look something up. */
const ORDER =
  /\b(?:search|look\s+(?:up|in|into|through)|find|check|consult|browse)\b.*\b(?:docs?|documents?|documentation|guides?|manual|corpus)\b|\b(?:docs?|documentation|guides?|manual)\s+(?:on|about|for|say|says|mention)\b|(?:문서|가이드|설명서|자료|매뉴얼)\S*\s*(?:에서|를|을|에)?.*(?:찾|검색|보여|나와|있)|검색해|찾아\s*(?:줘|주|봐)|^\s*(?:please\s+|can\s+you\s+|could\s+you\s+)*search\b/iu;

/** "search the docs for X" -> X. */
const ORDER_WORDS =
  /^\s*(?:please\s+|can\s+you\s+|could\s+you\s+)*(?:search|look|find|check|consult)(?:\s+(?:up|in|through|into))?(?:\s+(?:the|our|your))?\s*(?:docs?|documents?|documentation|guides?|manual)\s*(?:for|about|on)?\s+/iu;
const KOREAN_PLACE = /^\s*(?:문서|가이드|설명서|자료|매뉴얼)에서\s+(?=\S.*(?:찾아|검색))/u;
const KOREAN_ORDER_WORDS =
  /\s*(?:좀\s*)?(?:찾아\s*(?:줘|주세요|봐\s*줘|봐|보세요)|검색해\s*(?:줘|주세요|봐)?)\s*[.!?]*$/u;

/** Questions to the assistant itself. */
const TO_THE_ASSISTANT =
  /^\s*(?:hey,?\s*|hi,?\s*|so,?\s*)?(?:who|what)\s+are\s+you\b|\bwhat\s+can\s+you\s+do\b|\bhow\s+(?:are|old\s+are)\s+you\b|\bdo\s+you\s+(?:like|love|feel|think|enjoy|have\s+a|know\s+(?:any\s+)?jokes)\b|\byour\s+(?:name|favou?rite)\b|\btell\s+me\s+a\s+(?:joke|story)\b|(?:넌|너는|너|당신은|당신)\s*(?:누구|뭐|뭘|무엇|어떤|몇\s*살|이름)|기분이?\s*어때/iu;
/** What no document knows: the time, the weather, a joke. */
const OF_THE_MOMENT =
  /\bweather\b|\bjokes?\b|\bwhat\s+(?:time|day|date)\s+is\s+it\b|날씨|농담|(?:재미있는|웃긴)\s*이야기|지금\s*몇\s*시|(?:오늘|내일|모레|어제|지금)\S*\s+무슨\s*요일|^\s*무슨\s*요일\S*\s*$|오늘\S*\s*며칠|심심해/iu;

/**
 * The query for the documents; undefined if a text contains nothing to look up. The documents may be the reader's own,
 * about anything, so everything except small talk is looked up, whatever its form.
 */
export const detectSearch = (text: string): string | undefined => {
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  if (!ORDER.test(text) && (TO_THE_ASSISTANT.test(text) || OF_THE_MOMENT.test(text) || isStatement(text)))
    return undefined;
  const asked = text.replace(ORDER_WORDS, "").replace(KOREAN_PLACE, "").replace(KOREAN_ORDER_WORDS, "").trim();
  // An explicit request names its search words itself.
  if (asked !== "" && asked !== text.trim()) return asked;
  return withLatinNames(topicWords(text)).join(" ") || text;
};
