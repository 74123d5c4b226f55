/** Particles and endings that a Korean word may carry in a question. */
const KOREAN_ENDING =
  /(?<=[가-힣]{2}|[a-z0-9])(?:입니까|인가요|이란|이나|에서는|에서도|에는|에도|으로는|으로|에서|에게|한테|부터|까지|보다|처럼|마다|중에서|중에|중|하면|하려면|하려고|하는|하고|하나요|하기|하지|했더니|해서|해줘|할때|할|한|되면|되는|되나요|됩니까|돼요|된|될|났어요?|났을|나면|나요|이에요|예요|이야|인데|이면|려면|들은|들을|들이|들|을|를|이|가|은|는|의|에|로|와|과|도|만|랑|요|야|면)$/u;
/** A noun made a verb: 저장되는, 초과하면. */
const VERB_OF_NOUN = /(?<=[가-힣]{2}|[a-z0-9])(?:하|되|돼|됐|했|할때|될때|합니|됩니|시키|시켜)[가-힣]{0,4}$/u;

/** Without its particles: 클라이언트들은 -> 클라이언트. */
export const stemOf = (word: string): string => {
  const lower = word.normalize("NFC").toLowerCase();
  return lower.replace(VERB_OF_NOUN, "").replace(KOREAN_ENDING, "").replace(KOREAN_ENDING, "");
};
