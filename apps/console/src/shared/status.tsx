import { useTexts } from "../i18n/language.tsx";

const BAD = new Set(["unavailable", "not_ready"]);
/** Not being set up is not a problem. */
const NEUTRAL = new Set(["not_set_up", "off"]);

const kindOf = (name: string): string => {
  if (name === "healthy") return "good";
  if (BAD.has(name)) return "bad";
  return NEUTRAL.has(name) ? "neutral" : "between";
};

/** A status as a word with a symbol, so that it does not depend on colour alone. */
export const Status = ({ name }: { name: string }) => {
  const texts = useTexts();
  return <span className={`status ${kindOf(name)}`}>{texts.state.status[name] ?? name}</span>;
};
