const QUESTION =
  /[?？]|^\s*(?:so\s+|and\s+|ok(?:ay)?,?\s+|hi,?\s+|hello,?\s+|please,?\s+)*(?:what|which|how|why|when|where|who|whose|is|are|can|could|do|does|did|should|would|will|must|may|explain|describe|tell|show|give|list|compare|summari[sz]e|help)\b|\b(?:how\s+\w+|difference\s+between|tell\s+me|explain|what\s+happens|what\s+now)\b/iu;
const KOREAN_QUESTION =
  /어떻게|어떤|어느|왜|무엇|무슨|뭐|뭔|뭘|언제|어디|누가|누구|얼마|몇|며칠|방법|차이|알려|설명|소개|가르쳐|궁금|보여|비교|추천|(?:나요|까요|가요|는지|을까|까|냐|죠|되나|나은가|인가|은가|는데)\s*[~.]*$|하려면/u;

/** A statement that asks for help: "I lost my badge" is looked up, "I was born in 1990" is not. */
const WANTS_HELP =
  /\b(?:lost|broke|broken|can'?t|cannot|doesn'?t|won'?t|isn'?t|fails?|failed|failing|errors?|stuck|forgot|forgotten|blocked|missing|stolen|want\s+to|need\s+to|have\s+to|would\s+like|sick)\b|싶|필요|하려고|안\s+[가-힣]|안(?:돼|되|됩)|못\s+[가-힣]|못(?:하|해|써|쓰)|자꾸|틀려|틀리|이상해|않|이미|계속|고장|잃어|분실|에러|오류|모르겠|헷갈|까먹|잊어|막혔|느려|다쳤|아파/iu;

/** Statements about the speaker's life, or about how something is or was. */
const STATEMENT =
  /^\s*(?:i|i'm|i've|my|we|our|he|she|they|his|her|their|it's|what\s+an?)\b|^\s*\S+(?:\s+\S+)+\s(?:is|are|was|were|has|have|had|came|went|speaks?)\s\S+/iu;
const EXCLAMATION = /^\s*what\s+an?\s[^?]*$/iu;
const KOREAN_STATEMENT = /(?:요|았어|었어|였어|했어|줬어|[^\s]다)\s*[.!~]*$/u;
const KOREAN_SPEAKER = /^\s*(?:나는|난|저는|전|제|내가|우리는|저희는)\s[^?？]*$/u;

/** Whether a text only states something: it asks no question and wants no help. */
export const isStatement = (text: string): boolean => {
  if (EXCLAMATION.test(text)) return true;
  if (QUESTION.test(text) || KOREAN_QUESTION.test(text) || WANTS_HELP.test(text)) return false;
  return STATEMENT.test(text) || KOREAN_STATEMENT.test(text) || KOREAN_SPEAKER.test(text);
};
