import { ToolError } from "@twinhost/core";
import { untilAborted } from "../until-aborted.ts";
import type { LanguagePair, TranslationEngine } from "./translation-engine.ts";

/** An engine that answered, and what it translates. */
export interface Offer {
  readonly engine: TranslationEngine;
  readonly pairs: readonly LanguagePair[];
}

export interface Offers {
  readonly offers: readonly Offer[];
  /** One error for all engines that are unavailable, which says how to add each. */
  readonly absent: ToolError | undefined;
  /** The same for only those that the operator set up. */
  readonly failed: ToolError | undefined;
}

/** Combines errors into one, with the time to wait if one of them has it; undefined when there are none. */
const asOne = (errors: readonly ToolError[]): ToolError | undefined => {
  if (errors.length === 0) return undefined;
  const limited = errors.find(({ code }) => code === "rate_limited");
  const message = errors.map((error) => error.message).join(" ");
  const { code = "engine_unavailable", retryAfterMs } = limited ?? {};
  return new ToolError(code, message, retryAfterMs === undefined ? {} : { retryAfterMs });
};

/** Asks all engines at once what they translate; the offers keep the engines' order. */
export const readOffers = async (engines: readonly TranslationEngine[], signal: AbortSignal): Promise<Offers> => {
  const offers: Offer[] = [];
  const unavailable: { engine: TranslationEngine; error: ToolError }[] = [];
  const ask = async (engine: TranslationEngine): Promise<void> => {
    try {
      offers.push({ engine, pairs: await engine.listPairs() });
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      unavailable.push({ engine, error });
    }
  };
  await untilAborted(Promise.all(engines.map(ask)), signal);
  const rank = (offer: Offer): number => engines.indexOf(offer.engine);
  return {
    offers: offers.toSorted((left, right) => rank(left) - rank(right)),
    absent: asOne(unavailable.map(({ error }) => error)),
    failed: asOne(unavailable.filter(({ engine }) => engine.expected).map(({ error }) => error)),
  };
};
