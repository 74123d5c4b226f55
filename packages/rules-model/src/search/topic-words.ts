/** Words that any question may contain, whatever its topic. */
const ENGLISH_FUNCTION_WORDS = new Set(
  (
    "a about all also am an and any anyone are as ask at be been being best better but by can could did do does doing done each else ever explain " +
    "find for from get gets getting give go going good got had has have having help here hi hello how i if i'd i'm i've in into is it " +
    "it's its just kind know let like list look many may me mean means might more much must my need needed needs no now of off " +
    "ok on one only or our out over own per please possible really same shall should show so some somebody someone something " +
    "such tell than that that's the their them then there there's these they thing things this those to too up us use used " +
    "using very want wanted wants was way ways we well were what what's whats when where which who who's whom whose why will with without work works while " +
    "would itself anywhere somewhere everywhere before after already another made makes take takes turn try without you your happen happens happened question quick quickly keep keeps whether actually currently again still yet decide decides since most least hey say says said"
  ).split(" "),
);

/** Complete words, and the verbs and endings of questions. */
const KOREAN_FUNCTION_WORD =
  /^(?:그|이|저|것|게|거|걸|건|수|때|때는|중|중에|중에서|등|및|또는|그리고|근데|그런데|좀|꼭|더|덜|제일|가장|같이|모두|다|안|못|잘|혹시|제발|우리|우리는|저희|제가|내가|나는|저는|나|저|내|제|어떻게|어떤|어떤가요|어느|왜|무엇[가-힣]*|무슨|뭐[가-힣]*|뭔[가-힣]*|뭘[가-힣]*|언제[가-힣]*|어디[가-힣]*|누가|누구[가-힣]*|얼마[가-힣]*|몇[가-힣]{0,4}|며칠[가-힣]*|방법[이은을를도]?|법|대해|대한|대해서|관해|관한|위해|위한|경우|알려[가-힣]*|알고|알아[가-힣]*|설명[가-힣]*|가르쳐[가-힣]*|궁금[가-힣]*|보여[가-힣]*|주세요|줘|줘요|주실래요|있[가-힣]*|없[가-힣]*|되[가-힣]*|돼[가-힣]*|됩[가-힣]*|하(?:나|는|고|면|려|게|지|기|세|자|던|여|며|니|다|죠)?[가-힣]{0,3}|안에서?|어떤식[가-힣]*|받[가-힣]{1,3}|많이|자주|따로|직접|바로|지금|현재|만약|대신|그냥|다시|관련|여러|여러개|번|번호[가는를]?|수[를가는]|말이에요|너무|새로|나면|나서|났을|생기면|이미|뜻[이은을]?[가-힣]*|종류|이번|개|정도|해|해요|해야|할|한|함|합[가-힣]*|싶[가-힣]*|수도|나와|나와요|나요|가나요|받나요|건가요|인가요|입니까)$/u;

/** Asks for a figure, or for a transport by name; these words say nothing about the topic. */
const ASKED_FOR =
  /\b(?:what\s+time|how\s+(?:long|big|large|old|far|fast|often|tall|high|small))\b|\b(?:which|what)\s+transport\b(?=.*\b(?:better|best|right|use|choose|fits?|suits?)\b)|(?:어떤|어느)\s*(?:(?:연결|전송)\s*)?방식[이은을]?(?=.*(?:좋|나아|나은|나을|낫|적합|유리))/giu;
const END = /[^\p{L}\p{N}/*_]+$/u;
/** Phrases with the meaning of a single word. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:turn|switch|shut)(?:ed|ing|s)?\s+(\S+\s+){0,3}off\b/giu, "disable $1"],
  [/\b(?:turn|switch)(?:ed|ing|s)?\s+(\S+\s+){0,3}on\b/giu, "enable $1"],
  [/\b(?:at\s+most|no\s+more\s+than|up\s+to)\b/giu, "limit"],
  [/안\s+쓰(?=고|려|게)/gu, "끄"],
];
const TRAILING = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}/*_]+$/gu;
/** `NAME=5000` asks about NAME; quotation marks carry no meaning. */
const VALUE = /(?<=[\p{L}\p{N}_])=\S*|["`“”‘«»「」]/gu;

/** The words of a question that carry its topic, in order, without function words. */
export const topicWords = (question: string): string[] =>
  PHRASES.reduce(
    (text, [words, word]) => text.replaceAll(words, word),
    question.replaceAll(ASKED_FOR, " ").replaceAll(VALUE, " "),
  )
    .split(/\s+/u)
    .map((word) => (/^[-/]/u.test(word) ? word.replace(END, "") : word.replaceAll(TRAILING, "")))
    .filter(
      (word) => word !== "" && !ENGLISH_FUNCTION_WORDS.has(word.toLowerCase()) && !KOREAN_FUNCTION_WORD.test(word),
    );
