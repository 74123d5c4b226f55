import { refused } from "./refused.ts";

const CURRENCY = /^\p{Sc}|\p{Sc}$|(?:원|달러|엔|유로|위안)$|^(?:USD|KRW|EUR|JPY|GBP|CNY|won|dollars?|euros?)$/iu;
const NUMBER_WORD = /^(?:[영일이삼사오육칠팔구십백천만억조경]+|k|dozen|hundred|thousand|million|billion|trillion)$/i;

/** Why a sum of money cannot be read: the calculator has no currencies. */
export const LEAVE_OUT_CURRENCY = "Leave out the currency and write the number alone, such as 5000 * 3.";
export const hasCurrencySign = (text: string): boolean => /\p{Sc}/u.test(text);

/** The error for a name that is neither a constant nor a unit, with a hint at how to write what was likely meant. */
export const unknownName = (written: string, advice: string): Error => {
  const name = written.slice(0, 40);
  if (NUMBER_WORD.test(name))
    return refused(`${name} is not read as a number. Write numbers as digits, such as 30000.`);
  const why = `${name} is neither a number nor a known constant or unit.`;
  if (!CURRENCY.test(name)) return refused(`${why} ${advice}`);
  const digits = /^[영일이삼사오육칠팔구십백천만억조경]+원$/.test(name)
    ? " Write numbers as digits, such as 30000."
    : "";
  return refused(`${why} ${LEAVE_OUT_CURRENCY}${digits}`);
};
