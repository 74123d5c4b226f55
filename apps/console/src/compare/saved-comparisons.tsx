import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { time } from "../shared/figures.ts";
import { focusBeside } from "../shared/focus-beside.ts";
import { SIDES, stoppedAfter } from "./comparison.ts";
import { linkTo } from "./comparison-link.ts";
import { deleteComparison, listComparisons } from "./comparison-store.ts";
import { medianTotal } from "./runs.ts";
import type { SavedComparison } from "./saved-comparison.ts";

/** The comparisons saved in this browser, each with its own URL. */
export const SavedComparisons = () => {
  const { compare } = useTexts();
  const { data = [] } = useQuery({ queryKey: ["comparisons"], queryFn: listComparisons });
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="saved-comparisons">
      <h2 id="saved-comparisons">{compare.saved}</h2>
      <ul className="saved-comparisons">
        {data.map((comparison) => (
          <Entry key={comparison.id} comparison={comparison} />
        ))}
      </ul>
    </section>
  );
};

const Entry = ({ comparison }: { comparison: SavedComparison }) => {
  const { id, question, sides, changedAt } = comparison;
  const { compare, transports } = useTexts();
  const [language] = useLanguage();
  const queries = useQueryClient();
  const medians = SIDES.map((side) => {
    const { transport, runs } = sides[side];
    return `${transports[transport] ?? transport} ${time(medianTotal(runs))} (n = ${runs.length})`;
  });
  const stopped = stoppedAfter(comparison);
  const figures = [
    medians.join(", "),
    stopped && compare.stoppedShort(stopped.done, stopped.asked),
    new Date(changedAt).toLocaleString(language),
  ];
  const remove = async (button: Element): Promise<void> => {
    focusBeside(button);
    await deleteComparison(id);
    await queries.invalidateQueries({ queryKey: ["comparisons"] });
  };
  return (
    <li>
      <a href={linkTo(question, { http: sides.http.transport, stdio: sides.stdio.transport }, id)}>{question}</a>
      <span className="quiet">{figures.filter(Boolean).join(" · ")}</span>
      <Button
        className="quiet-button"
        aria-label={compare.delete(question)}
        onPress={({ target }) => void remove(target)}
      >
        {compare.deleteShort}
      </Button>
    </li>
  );
};
