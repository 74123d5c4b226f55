import { type AdviceCase, decodeCase, encodeCase } from "@twinhost/advisor";
import { useEffect, useState } from "react";
import { hrefOf, queryOf } from "../session/route.ts";

const hashOf = (given: AdviceCase): string => [hrefOf("advisor"), encodeCase(given)].filter(Boolean).join("?");

/** Keeps the case in the URL's hash, which makes the address a permalink. */
export const useCaseLink = (): [AdviceCase, (given: AdviceCase) => void] => {
  const [given, setGiven] = useState(() => decodeCase(queryOf(location.hash)));
  useEffect(() => {
    const follow = (): void => setGiven(decodeCase(queryOf(location.hash)));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const change = (next: AdviceCase): void => {
    history.replaceState(null, "", hashOf(next));
    setGiven(next);
  };
  return [given, change];
};
