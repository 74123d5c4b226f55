import type { LanguageModelV4Message, LanguageModelV4Prompt } from "@ai-sdk/provider";
import type { ToolDescription } from "@twinhost/core";

/**
 * Chooses as many tools as a model accepts: the product's, then the third-party tools whose names and descriptions
 * contain the most words of the question; ties go to each server in turn.
 * @param isTheirs whether a tool is a third party's
 * @param named the tool that the model must call, which is always among them
 */
export const chooseTools = (
  tools: readonly ToolDescription[],
  most: number,
  messages: LanguageModelV4Prompt,
  isTheirs: (name: string) => boolean,
  named?: string,
): readonly ToolDescription[] => {
  if (tools.length <= most) return tools;
  const words = [
    ...wordsOf(
      messages
        .filter(({ role }) => role === "user")
        .map(textOf)
        .slice(-RECENT)
        .join(" "),
    ),
  ];
  const seen = new Map<string, number>();
  const ranked = tools.map((tool) => {
    const server = tool.name.split("__")[0] ?? "";
    const turn = seen.get(server) ?? 0;
    seen.set(server, turn + 1);
    const score = isTheirs(tool.name) ? scoreOf(tool, words) : Number.POSITIVE_INFINITY;
    return { tool, isNamed: tool.name === named, score, turn };
  });
  const chosen = new Set(
    ranked
      .toSorted(
        (one, other) => Number(other.isNamed) - Number(one.isNamed) || other.score - one.score || one.turn - other.turn,
      )
      .slice(0, Math.max(most, 0))
      .map(({ tool }) => tool),
  );
  return tools.filter((tool) => chosen.has(tool) || tool.name === named);
};

/** Earlier questions count too: a follow-up such as "and tomorrow?" is about them. */
const RECENT = 3;

const textOf = ({ content }: LanguageModelV4Message): string =>
  typeof content === "string" ? content : content.map((part) => (part.type === "text" ? part.text : "")).join(" ");

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu),
  );

/** A word in the name counts for more than one in the description. */
const scoreOf = ({ name, title, description }: ToolDescription, asked: readonly string[]): number => {
  const ofName = [...wordsOf(`${name.replaceAll("_", " ")} ${title}`)];
  const ofDescription = [...wordsOf(description)];
  const has = (words: readonly string[], word: string): boolean => words.some((one) => isAkin(one, word));
  return asked.reduce((sum, word) => sum + (has(ofName, word) ? 3 : has(ofDescription, word) ? 1 : 0), 0);
};

/** Ignores endings and particles: "documents" matches "document", "날씨를" matches "날씨". */
const isAkin = (one: string, other: string): boolean => {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= (/\p{Script=Hangul}/u.test(short) ? 2 : 4) && long.startsWith(short);
};
