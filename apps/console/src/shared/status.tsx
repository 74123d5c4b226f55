import { useTexts } from "../i18n/language.tsx";

const GOOD = new Set(["healthy", "ready"]);
const BAD = new Set(["unavailable", "not_ready", "unhealthy"]);

/** How something is, in a word, with a sign beside its colour. */
export const Status = ({ name }: { name: string }) => {
  const texts = useTexts();
  const kind = GOOD.has(name) ? "good" : BAD.has(name) ? "bad" : "between";
  return <span className={`status ${kind}`}>{texts.state.status[name] ?? name}</span>;
};
