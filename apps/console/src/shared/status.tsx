import { useTexts } from "../i18n/language.tsx";

const BAD = new Set(["unavailable", "not_ready"]);
/** Nothing is wrong with what nobody set up. */
const NEUTRAL = new Set(["not_set_up", "off"]);

const kindOf = (name: string): string => {
  if (name === "healthy") return "good";
  if (BAD.has(name)) return "bad";
  return NEUTRAL.has(name) ? "neutral" : "between";
};

/** How something is, in a word, with a sign beside its colour. */
export const Status = ({ name }: { name: string }) => {
  const texts = useTexts();
  return <span className={`status ${kindOf(name)}`}>{texts.state.status[name] ?? name}</span>;
};
