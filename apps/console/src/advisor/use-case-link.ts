import { type AdviceCase, decodeCase, encodeCase } from "@twinhost/advisor";
import { useEffect, useState } from "react";
import { hrefOf, queryOf } from "../session/route.ts";

const hashOf = (given: AdviceCase): string => [hrefOf("advisor"), encodeCase(given)].filter(Boolean).join("?");

/** The case that was last entered or followed: other views link to the advisor without one. */
let kept = decodeCase("");

const readCase = (): AdviceCase => {
  const query = queryOf(location.hash);
  if (query !== "") kept = decodeCase(query);
  return kept;
};

/** Keeps the case in the URL's hash, which makes the address a permalink. */
export const useCaseLink = (): [AdviceCase, (given: AdviceCase) => void] => {
  const [given, setGiven] = useState(readCase);
  useEffect(() => {
    const follow = (): void => {
      // Another view is about to be shown.
      if (!location.hash.startsWith(hrefOf("advisor"))) return;
      const followed = readCase();
      history.replaceState(null, "", hashOf(followed));
      setGiven(followed);
    };
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const change = (next: AdviceCase): void => {
    kept = next;
    history.replaceState(null, "", hashOf(next));
    setGiven(next);
  };
  return [given, change];
};
