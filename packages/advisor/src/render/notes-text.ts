import type { Advice } from "../advice.ts";
import { isOverHttp } from "../decide.ts";
import type { AdviceMessages } from "../messages/messages.ts";
import { show } from "../messages/show.ts";
import { constantOf, costOf } from "./shown.ts";

const MEBIBYTE = 1_024 ** 2;
const LARGE_INDEX_MIB = 64;

/** From this size on, a note says that serializing and parsing the payload is not counted. */
const LARGE_PAYLOAD_KIB = 256;

/** What else there is to know about an answer. */
export const notesOf = (advice: Advice, words: AdviceMessages): string[] => {
  const ofSide = isOverHttp(advice.answer) ? notesOverHttp : notesOverStdio;
  return [
    ...withoutOthersOf(advice, words),
    ...ofSide(advice, words),
    ...serverNotes(advice, words),
    ...payloadNotes(advice, words),
  ];
};

const isLarge = ({ toolKind, indexMiB }: Advice["case"]): boolean =>
  toolKind === "engine" && indexMiB >= LARGE_INDEX_MIB;

const notesOverStdio = (advice: Advice, words: AdviceMessages): string[] => {
  if (!isLarge(advice.case)) return [];
  const index = show("bytes", advice.case.indexMiB * MEBIBYTE);
  return [words.keepOneProcess(index, constantOf(advice, "stdioPerCall", words))];
};

const notesOverHttp = (advice: Advice, words: AdviceMessages): string[] => {
  const { runsOn, untrusted } = advice.case;
  const { llmServers } = advice.answer;
  const lost = (id: "lostInUpdate" | "lostInCrash"): number => costOf(advice, id).transports[llmServers].value ?? 0;
  const twoLoseNone = advice.constants.updateLostHttp.value === 0;
  const trustsTools = untrusted === "none" || untrusted === "network";
  const mayFailOver = llmServers === "http" && runsOn === "server" && !isLarge(advice.case) && trustsTools;
  return [
    ...(lost("lostInUpdate") > 0 && twoLoseNone ? [words.updateTwo(callsIn(lost("lostInUpdate")))] : []),
    ...(lost("lostInCrash") > 0 && mayFailOver ? [words.failOver(callsIn(lost("lostInCrash")))] : []),
  ];
};

/** As in the table, but nobody loses part of a call. */
const callsIn = (lost: number): number => (lost < 10 ? Math.ceil(lost) : Math.round(lost));

/** What a tool server requires that the case does not have. */
const serverNotes = ({ answer, case: given }: Advice, words: AdviceMessages): string[] => [
  ...(given.operations === "none" && (isOverHttp(answer) || answer.otherCallers === "http")
    ? [words.needsOperator]
    : []),
  ...(given.runsOn === "desktop" && given.roundTripMs === 0 && isOverHttp(answer) ? [words.desktopRoundTrip] : []),
];

const payloadNotes = ({ case: { payloadKiB } }: Advice, words: AdviceMessages): string[] =>
  payloadKiB >= LARGE_PAYLOAD_KIB ? [words.payloadUncounted(show("bytes", payloadKiB * 1_024))] : [];

/** Partners come and go: what the answer becomes once nobody else calls. */
const withoutOthersOf = ({ case: { otherCallers }, otherChoices }: Advice, words: AdviceMessages): string[] => {
  if (otherCallers.length === 0) return [];
  const none = otherChoices.find(
    ({ field, value }) => field === "otherCallers" && Array.isArray(value) && value.length === 0,
  );
  return [words.withoutOthers(none && words.short(none.becomes))];
};
