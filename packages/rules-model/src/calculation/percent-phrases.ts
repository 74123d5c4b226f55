import { phrase } from "./operands.ts";

const EN_PERCENT = String.raw`\s*(?:%|percent|per\s+cent)`;
const MONEY = String.raw`\s*(?:dollars?|euros?|pounds?|bucks|won)`;
/** A few words between a price and its percentage, without arithmetic. */
const FEW_WORDS = String.raw`(?:[\s,]+(?!(?:plus|minus|times|of|by)\b)[a-z]+){0,5}?[\s,]+`;

/** "a $50 item is 20% off", "$80 plus 8% tax", "$110 including 10% VAT, how much before tax". */
export const ENGLISH_PERCENT_PHRASES = [
  phrase(
    String.raw`{A}(?:${MONEY})?\s+(?:net|before\s+(?:tax|vat))\b[^\d%]{0,40}?\b(?:sales\s+)?(?:tax|vat)(?:\s+(?:is|of|at|rate\s+is))?\s+{B}${EN_PERCENT}[^\d%]{0,30}?\b(?:pay|in\s+total|total|gross)\b`,
    "($1 * (1 + $2 / 100))",
  ),
  phrase(
    String.raw`{A}${EN_PERCENT}\s+(?:sales\s+)?(?:tax|vat)\s+(?:is\s+)?(?:included|incl\.?)[^\d%]{0,20}?{B}(?:${MONEY})?\b[^\d%]{0,40}?\b(?:net|before|without|excluding)\b(?:\s+(?:the\s+)?(?:tax|vat))?`,
    "($2 / (1 + $1 / 100))",
  ),
  phrase(
    String.raw`{A}${MONEY}?[\s,]+(?:which\s+)?(?:includes|including|incl\.?|inclusive\s+of)\s+{B}${EN_PERCENT}\s+(?:sales\s+)?(?:tax|vat)\b[^\d]*?\b(?:net|before|without|excluding)\b(?:\s+(?:the\s+)?(?:tax|vat|price|amount))?`,
    "($1 / (1 + $2 / 100))",
  ),
  phrase(
    String.raw`{A}${MONEY}${FEW_WORDS}{B}${EN_PERCENT}\s+(?:off|discount|cheaper|less)\b`,
    "($1 * (1 - $2 / 100))",
  ),
  phrase(
    String.raw`{A}${EN_PERCENT}\s+(?:off|discount)\s+(?:of\s+|on\s+|from\s+)?(?:an?\s+|the\s+)?{B}`,
    "($2 * (1 - $1 / 100))",
  ),
  phrase(
    String.raw`{A}(?:${MONEY})?\s+(?:plus|with|and|adding|after\s+adding)\s+(?:an?\s+)?{B}${EN_PERCENT}\s+(?:sales\s+)?(?:tax|vat|tip|service|surcharge)\b`,
    "($1 * (1 + $2 / 100))",
  ),
  phrase(
    String.raw`\b(?:decrease|reduce|lower|cut)\s+{A}(?:${MONEY})?\s+by\s+{B}${EN_PERCENT}`,
    "($1 * (1 - $2 / 100))",
  ),
  phrase(
    String.raw`{A}(?:${MONEY})?(?:${FEW_WORDS}|\s+)(?:decreased|reduced|lowered|cut|discounted|marked\s+down)\s+by\s+{B}${EN_PERCENT}`,
    "($1 * (1 - $2 / 100))",
  ),
  phrase(String.raw`\b(?:increase|raise|grow)\s+{A}(?:${MONEY})?\s+by\s+{B}${EN_PERCENT}`, "($1 * (1 + $2 / 100))"),
];

const KO_PERCENT = "\\s*(?:%|퍼센트|프로)";
const WON = "(?:\\s*(?:원|달러))?";
const TAX = "(?:부가세|부가가치세|vat|세금|소비세|원천세|봉사료|팁|이자|수수료)";
const OF_TAX = `(?:${TAX}(?:를|을|가|이|로|인)?\\s*)?`;
const NET = "(?:공급\\s*가|세전|세금\\s*(?:전|제외)|부가세\\s*(?:전|제외|별도|를\\s*(?:빼|뺀))|순수|원가)[가-힣]*";

/** "10만원에 부가세 10%를 더하면", "연봉에서 3.3% 떼면", "부가세 10% 포함 33,000원, 공급가액은?". */
export const KOREAN_PERCENT_PHRASES = [
  phrase(`{A}${KO_PERCENT}\\s*(?:할인|세일)(?:된|한|하는)?\\s*(?:가격의?\\s*)?{B}${WON}`, "($2 * (1 - $1 / 100))"),
  // Korea's value added tax has a single rate.
  phrase(
    `{A}${WON}(?:에|에다|은|는|의)?\\s*(?:부가세|부가가치세)(?:를|을|까지|만)?\\s*(?:포함|더하|더한|더해|붙|추가|얹)[가-힣]*(?!\\s*\\d)`,
    "($1 * (1 + 10 / 100))",
  ),
  phrase(
    `${TAX}\\s*{A}${KO_PERCENT}\\s*(?:를|을|가|이)?\\s*포함(?:된|한|해서|하여)?[가-힣\\s]{0,12}?{B}${WON}[^\\d]{0,12}?${NET}`,
    "($2 / (1 + $1 / 100))",
  ),
  phrase(
    `{A}${WON}(?:에|은|는|이|가)?\\s*${TAX}\\s*{B}${KO_PERCENT}\\s*(?:를|을|가|이)?\\s*포함[^\\d]{0,16}?${NET}`,
    "($1 / (1 + $2 / 100))",
  ),
  phrase(
    `{A}${WON}\\s*(?:에서|을|를|에|의|은|는)?\\s*${OF_TAX}{B}${KO_PERCENT}\\s*(?:를|을|만큼)?\\s*(?:할인|세일|빼|뺀|뺄|깎|감소|줄|낮|내리|내린|떼|뗀|뗄|공제|제하|제한|제외)[가-힣]*`,
    "($1 * (1 - $2 / 100))",
  ),
  phrase(
    `{A}${WON}\\s*(?:에서|에다|에|을|를)?\\s*${OF_TAX}{B}${KO_PERCENT}\\s*(?:를|을|만큼)?\\s*(?:인상|늘|증가|더하|더한|더해|올리|올린|오르|오른|붙|추가|얹|포함(?:하면|해서|시키))[가-힣]*`,
    "($1 * (1 + $2 / 100))",
  ),
];
