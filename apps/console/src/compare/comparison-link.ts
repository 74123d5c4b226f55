import { useEffect, useState } from "react";
import type { Config, TransportChoice } from "../api/types.ts";
import { hrefOf, queryOf } from "../session/route.ts";
import { sideOf } from "../shared/transports.ts";
import type { Side, SideTransports } from "./comparison.ts";

/** What the address says of a comparison: what to ask, over which transports, and under which id this browser keeps the answers. */
export interface ComparisonLink {
  readonly question: string | undefined;
  readonly transports: SideTransports;
  readonly id: string | undefined;
}

/** The query of the address that the reader followed; a comparison that writes itself into the address is not opened anew. */
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

/** The address of a comparison: anywhere it asks the same, in this browser it shows the answers too. */
export const linkTo = (question: string, transports: SideTransports, id: string): string =>
  `${hrefOf("compare")}?${new URLSearchParams({ question, ...transports, id })}`;
