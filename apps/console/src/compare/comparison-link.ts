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

interface FollowedQuery {
  readonly query: string;
  /** Counts the links that were followed: the same one may be followed again after a comparison changed the URL. */
  readonly visit: number;
}

/** The query of the link that was followed. A comparison that updates the URL itself does not reopen. */
export const useFollowedQuery = (): FollowedQuery => {
  const [followed, setFollowed] = useState<FollowedQuery>(() => ({ query: queryOf(location.hash), visit: 0 }));
  useEffect(() => {
    const follow = (): void => {
      // Another view is about to be shown.
      if (!location.hash.startsWith(hrefOf("compare"))) return;
      setFollowed(({ visit }) => ({ query: queryOf(location.hash), visit: visit + 1 }));
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return followed;
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
