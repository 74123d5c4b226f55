/** Particles at the end of a noun, after at least two syllables, which carry the meaning. */
const PARTICLE =
  /(?<=[가-힣]{2}|[a-z0-9])(?:입니까|인가요|인데요?|이란|이나|에서는|에서도|에서|에는|에도|에|으로는|으로도|으로|이라도|라도|에게|한테|부터|까지|보다|처럼|마다|중에서|중에|중|들은|들을|들이|들|을|를|이|가|은|는|의|로는|로도|로|와|과|도|만|랑|이랑|하고|이에요|예요|이야|이면|이죠|요|야|면)$/u;
/** Nouns of one syllable, which would otherwise count as a part of a longer word. */
const SHORT_NOUN =
  /^(키|값|답|팀|줄|표|양|창|앱|웹|글)(?:은|는|이|가|을|를|의|에|에서|로|으로|와|과|도|만|들은|들을|들이|들)$/u;
/** Ending of a verb made from a noun: 저장되는거야, 초과하면, 지원해, 유출된것같은데. */
const VERB_OF_NOUN =
  /(?<=[가-힣]{2}|[a-z0-9])(?:(?:하|되|돼|됐|했|해|합니|합시|됩니|시키|시켜)[가-힣]{0,6}|(?:한|할|함|된|될|됨)(?:것|거|게|건|걸|데|지|때|수|다|까|래|동안)?[가-힣]{0,4})$/u;
const VERB_ENDING =
  /(?<=[가-힣])(?:으려면|려면|으려고|려고|으면|는데|은데|나요|까요|어요|아요|네요|습니까|습니다|싶은데?|싶[가-힣]*)$/u;

/** Removes particles and endings: 클라이언트들은 -> 클라이언트, 저장되는 -> 저장. */
export const stemOf = (word: string): string => {
  const lower = word.normalize("NFC").toLowerCase();
  const short = SHORT_NOUN.exec(lower)?.[1];
  if (short !== undefined) return short;
  const noun = lower.replace(VERB_OF_NOUN, "");
  if (noun !== lower) return noun.replace(PARTICLE, "");
  return lower.replace(VERB_ENDING, "").replace(PARTICLE, "").replace(PARTICLE, "");
};
