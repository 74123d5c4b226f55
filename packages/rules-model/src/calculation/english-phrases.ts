import { listPhrase, phrase } from "./operands.ts";

/** English wordings of arithmetic; inner ones first, so that results nest. */
export const ENGLISH_PHRASES = [
  phrase(
    String.raw`{A}\s+(?:\w+\s+)?(?:at|for|cost(?:ing|s)?)\s+\$?{B}(?:\s+dollars)?\s+(?:each|apiece|per\s+\w+)`,
    "($1 * $2)",
  ),
  phrase(String.raw`\bhalf\s+of\s+{A}`, "($1 / 2)"),
  phrase(String.raw`\b(?:a|one|1)\s+third\s+of\s+{A}`, "($1 / 3)"),
  phrase(String.raw`\b(?:a|one|1)\s+(?:quarter|fourth)\s+of\s+{A}`, "($1 / 4)"),
  ...[
    "half|halves",
    "thirds?",
    "quarters?|fourths?",
    "fifths?",
    "sixths?",
    "sevenths?",
    "eighths?",
    "ninths?",
    "tenths?",
  ].map((names, index) =>
    phrase(String.raw`(?:\b(?:an?|the)\s+)?{A}[\s-]+(?:${names})\s+of\s+(?:\$?){B}`, `($2 / ${index + 2} * $1)`),
  ),
  ...["fifth", "sixth", "seventh", "eighth", "ninth", "tenth"].map((name, index) =>
    phrase(String.raw`\b(?:an?|one)\s+${name}\s+of\s+{A}`, `($1 / ${index + 5})`),
  ),
  phrase(String.raw`\b(?:twice|double)\s+(?:of\s+)?{A}`, "(2 * $1)"),
  phrase(String.raw`\btriple\s+(?:of\s+)?{A}`, "(3 * $1)"),
  phrase(String.raw`\b(?:the\s+)?square\s+root\s+of\s+{A}`, "sqrt($1)"),
  phrase(String.raw`\b(?:the\s+)?cube\s+root\s+of\s+{A}`, "cbrt($1)"),
  phrase(String.raw`\b(?:the\s+)?square\s+of\s+{A}`, "($1)^2"),
  phrase(String.raw`\b(?:the\s+)?cube\s+of\s+{A}`, "($1)^3"),
  phrase(String.raw`\b(?:the\s+)?factorial\s+of\s+{A}`, "factorial($1)"),
  phrase(String.raw`{A}\s+factorial\b`, "factorial($1)"),
  phrase(String.raw`{A}\s+squared\b`, "(($1)^2)"),
  phrase(String.raw`{A}\s+cubed\b`, "(($1)^3)"),
  phrase(String.raw`\b(sin|cos|tan)(?:e|ine|gent)?\s*(?:of\s+)?\(?\s*{A}\s*(?:degrees?|deg|°)\s*\)?`, "$1($2 deg)"),
  phrase(
    String.raw`\b(?:the\s+)?(?:sum|total|add(?:ing|ition)?(?:\s+up)?)\s+(?:of\s+)?(?:(?:all|the|whole|natural|numbers|integers)\s+)*(?:from\s+)?{A}\s+(?:to|through|up\s+to)\s+{B}`,
    "(($1 + $2) * ($2 - $1 + 1) / 2)",
  ),
  phrase(
    String.raw`\b(?:split|share|divide)\s+{A}(?:\s+[a-z]+)?\s+(?:between|among|by|into|over)\s+{B}(?:\s+(?:people|persons|friends|ways|parts))?`,
    "($1 / $2)",
  ),
  phrase(String.raw`\b(sin|cos|tan|log|ln|log10|log2|exp)\s+of\s+{A}`, "$1($2)"),
  phrase(String.raw`\b(?:natural\s+log(?:arithm)?)\s+of\s+{A}`, "log($1)"),
  phrase(String.raw`\blog(?:arithm)?\s+base\s+{A}\s+of\s+{B}`, "log($2, $1)"),
  phrase(String.raw`\b(?:the\s+)?(?:absolute\s+value)\s+of\s+{A}`, "abs($1)"),
  phrase(String.raw`{A}\s+choose\s+{B}`, "combinations($1, $2)"),
  listPhrase(String.raw`\b(?:the\s+)?(?:average|mean)\s+of\s+{LIST}`, "mean"),
  listPhrase(String.raw`\b(?:the\s+)?median\s+of\s+{LIST}`, "median"),
  listPhrase(String.raw`\b(?:the\s+)?(?:sum|total)\s+of\s+{LIST}`, "sum"),
  listPhrase(String.raw`\b(?:the\s+)?product\s+of\s+{LIST}`, "prod"),
  listPhrase(String.raw`\b(?:the\s+)?(?:max(?:imum)?|largest|biggest)\s+of\s+{LIST}`, "max"),
  listPhrase(String.raw`\b(?:the\s+)?(?:min(?:imum)?|smallest)\s+of\s+{LIST}`, "min"),
  listPhrase(String.raw`\b(?:the\s+)?(?:greatest\s+common\s+divisor|gcd)\s+of\s+{LIST}`, "gcd"),
  listPhrase(String.raw`\b(?:the\s+)?(?:least\s+common\s+multiple|lcm)\s+of\s+{LIST}`, "lcm"),
  phrase(String.raw`\b(?:the\s+)?difference\s+(?:between|of)\s+{A}\s+and\s+{B}`, "abs($1 - $2)"),
  phrase(String.raw`\b(?:the\s+)?quotient\s+of\s+{A}\s+and\s+{B}`, "($1 / $2)"),
  phrase(String.raw`\b(?:the\s+)?remainder\s+(?:of|when)\s+{A}\s+(?:is\s+)?divided\s+by\s+{B}`, "($1 mod $2)"),
  phrase(String.raw`\bwhat\s+(?:percent(?:age)?|%)\s+of\s+{A}\s+is\s+{B}`, "($2 / $1 * 100)"),
  phrase(String.raw`{A}\s+is\s+what\s+(?:percent(?:age)?|%)\s+of\s+{B}`, "($1 / $2 * 100)"),
  phrase(String.raw`{A}\s*(?:%|percent)\s+(?:of|from)\s+{B}`, "($1 / 100 * $2)"),
  phrase(String.raw`{A}\s*(?:%|percent)\s+tip\s+on\s+\$?{B}`, "($1 / 100 * $2)"),
  phrase(String.raw`{A}\s*(?:%|percent)\s+(?:off|discount)\s*(?:of|on|from)?\s+\$?{B}`, "($2 * (1 - $1 / 100))"),
  phrase(
    String.raw`\$?{A}\s*,?\s*(?:dollars\s+)?(?:with|after|minus|less|-)\s+(?:an?\s+)?{B}\s*(?:%|percent)(?:\s+(?:discount|off))?`,
    "($1 * (1 - $2 / 100))",
  ),
  phrase(
    String.raw`\$?{A}\s*(?:dollars\s+)?(?:plus|with|\+)\s+(?:an?\s+)?{B}\s*(?:%|percent)(?:\s+(?:tax|tip|increase))?`,
    "($1 * (1 + $2 / 100))",
  ),
  phrase(String.raw`\b(?:increase\s+)?{A}\s+(?:increased\s+)?by\s+{B}\s*(?:%|percent)`, "($1 * (1 + $2 / 100))"),
  phrase(String.raw`\badd\s+{A}\s+(?:and|to|with)\s+{B}`, "($1 + $2)"),
  phrase(String.raw`\b(?:subtract|take)\s+{A}\s+(?:away\s+)?from\s+{B}`, "($2 - $1)"),
  phrase(String.raw`\bmultiply\s+{A}\s+(?:by|and|with)\s+{B}`, "($1 * $2)"),
  phrase(String.raw`\bdivide\s+{A}\s+(?:by|and)\s+{B}`, "($1 / $2)"),
  // 3 shirts at $20 each and 2 hats at $15 each
  phrase(String.raw`(?<=\*[^()]*\))\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+plus\s+)(?=\([^()]*\*)`, " + "),
  phrase(String.raw`\s*\b(?:raised\s+)?to\s+the\s+(?:power\s+of\s+)?{A}(?:st|nd|rd|th)?(?:\s+power)?\b`, "^$1"),
  phrase(String.raw`(?<=[\d)])\s*(?:plus|added\s+to)\s*(?=[-\d(a-z])`, " + "),
  phrase(String.raw`(?<=[\d)])\s*(?:minus|less)\s*(?=[-\d(a-z])`, " - "),
  phrase(String.raw`(?<=[\d)])\s*(?:times|multiplied\s+by)\s*(?=[-\d(a-z])`, " * "),
  phrase(String.raw`(?<=[\d)])\s*x\s*(?=[-\d(])`, " * "),
  phrase(String.raw`(?<=[\d)])\s*(?:divided\s+by|over)\s*(?=[-\d(a-z])`, " / "),
  phrase(String.raw`(?<=[\d)])\s*(?:modulo|modulus|mod)\s*(?=[-\d(])`, " mod "),
];

/** Words in a question about a sum that carry no arithmetic. */
export const ENGLISH_FILLERS =
  /\b(?:please|pls|plz|can|could|would|will|you|tell|me|help|hey|hi|hello|so|and|then|now|quickly|just|the|a|result|answer|value|of|to|for|us|calculate|compute|evaluate|solve|work\s+out|figure\s+out|find|give|get|show|do|does|what(?:'?s)?|whats|is|are|it|this|that|how\s+much|how\s+many|equals?|equal|make|makes|come|comes|if\s+i|i|need|want|know|expression|sum|math|maths|in\s+total|total|altogether|exactly|thanks|thank|dollars?|euros?|won|bucks)\b|[?=:]+|\.(?!\d)|!(?=\s|$)(?<![\d)]!)|,(?=\s*$)|^\s*,/giu;
