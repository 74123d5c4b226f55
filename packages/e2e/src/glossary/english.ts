import type { Banned } from "./banned.ts";

/** English in texts, comments and names. */
export const ENGLISH: readonly Banned[] = [
  {
    pattern: /\b(over|by) (which|either|each|every|any|both|this|that|another|one) ways?\b/i,
    use: "over ... transport",
    example: "the same over every way",
  },
  { pattern: /\bways? to (the|its|reach the) tools?\b/i, use: "transport", example: "Way to the tools" },
  { pattern: /\bwhich way\b|\bthe (two|three) ways\b/i, use: "which transport", example: "It says which way fits" },
  { pattern: /\b(an)?other way\b(?! (a?round|to))/i, use: "the other transport", example: "It goes another way" },
  { pattern: /\b(is|are|was|were|be|while) away\b(?! from)/i, use: "unavailable", example: "The model is away." },
  { pattern: /\b(servers?|tools?|both|all) (is|are) well\b/i, use: "healthy", example: "Both servers are well" },
  { pattern: /govern(ance|or|ed)\b/i, use: "call policy", example: "const governance = 1" },
  { pattern: /\babuse probes?\b|needs-abuse/i, use: "adversarial tests", example: "Needs the abuse probes" },
  { pattern: /\b(servers?|tools?|clients?) of others\b/i, use: "third-party", example: "MCP servers of others" },
  { pattern: /\bToolClientPort\b/, use: "ClientInteraction", example: "ToolClientPort" },
  { pattern: /\bClient(Offer|Answers)\b/, use: "ClientCapability, client responses", example: "ClientOffer" },
  { pattern: /\bchange feed\b|\bchangeFeed\b/i, use: "event bus", example: "the change feed" },
  { pattern: /\bengine clock\b|\bengineClock\b|\bstopwatch\b/i, use: "timer", example: "the engine clock" },
  { pattern: /\bfreshFor/, use: "cacheFor", example: "freshForMs" },
  {
    pattern: /^[\s/*]*Hears\b|\bhears (of|that|when|which|whose|how|every|once)\b/,
    use: '"called with ...", "called when ..."',
    example: "/** Hears that the list changed. */",
  },
  { pattern: /\bisRepeatable\b|\btool traits\b/i, use: "isRetrySafe", example: "isRepeatable(tool)" },
  { pattern: /\bretirable\b|\bauto client\b/i, use: "lazy client, failover client", example: "retirable(client)" },
  { pattern: /\bjunk\b/i, use: "invalid lines", example: "junk on stdout" },
  { pattern: /\boutgr(own|ew|ow)\b/i, use: "over the memory limit", example: "outgrown" },
  { pattern: /\b(mayCall|fitsPattern)\b/, use: "isToolAllowed, matchesPattern", example: "mayCall(tool)" },
  { pattern: /\bsurroundings\b/i, use: "environment", example: "its surroundings" },
  { pattern: /\bwitness/i, use: "call tracker", example: "a witness" },
  { pattern: /\bleft-behind\b/i, use: "orphan check", example: "left-behind" },
  { pattern: /\bplanted\b/i, use: "known-bad, injected", example: "a planted fault" },
  { pattern: /\bodd host\b/i, use: "faulty host", example: "the odd host" },
  { pattern: /\bmend(s|ed|ing)?\b/i, use: "fix", example: "Mend what is named" },
  {
    pattern: /\b(have|has|had|get|got) (it|them) whole\b|\bwhole answers?\b/i,
    use: "complete",
    example: "have it whole",
  },
  { pattern: /\bas (it|they) stands?\b/i, use: "unchanged", example: "as it stands" },
  { pattern: /\bof late\b/i, use: "recently", example: "failed of late" },
  {
    pattern: /\bundecided\b/i,
    use: "inconclusive",
    example: "undecided",
    allowed: [
      "packages/report/src/schema.ts",
      "apps/bench/test/report.test.ts",
      "apps/console/src/report/verdicts.ts",
      "apps/console/test/verdicts.test.ts",
    ], // read older reports
  },
];
