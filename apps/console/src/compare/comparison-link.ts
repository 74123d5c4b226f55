import { useEffect, useState } from "react";
import type { Config, TransportChoice } from "../api/types.ts";
import { hrefOf, queryOf } from "../session/route.ts";
import { sideOf } from "../shared/transports.ts";
import type { Side, SideTransports } from "./comparison.ts";

/** A comparison in the URL: the question, the transports, and the id under which this browser stores the answers. */
export interface ComparisonLink {
  readonly question: string | undefined;
  readonly transports: SideTransports;
  readonly id: string | undefined;
}

/** The query of the link that was followed. A comparison that updates the URL itself does not reopen. */
export const useFollowedQuery = (): string => {
  const [query, setQuery] = useState(() => queryOf(location.hash));
  useEffect(() => {
    const follow = (): void => setQuery(queryOf(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return query;
};

export const readLink = (query: string, { transports }: Pick<Config, "transports">): ComparisonLink => {
  const given = new URLSearchParams(query);
  const of = (side: Side): TransportChoice =>
    transports.find((transport) => transport === given.get(side) && sideOf(transport) === side) ?? side;
  return {
    question: given.get("question") ?? undefined,
    transports: { http: of("http"), stdio: of("stdio") },
    id: given.get("id") ?? undefined,
  };
};

/** The URL of a comparison: it asks the same anywhere, and shows the saved answers in this browser. */
export const linkTo = (question: string, transports: SideTransports, id: string): string =>
  `${hrefOf("compare")}?${new URLSearchParams({ question, ...transports, id })}`;
