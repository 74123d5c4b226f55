import { ToolError } from "../core/errors.ts";
import type { LanguagePair, TranslationEngine } from "./engine.ts";

/** An engine that answered, and what it translates. */
export interface Offer {
  readonly engine: TranslationEngine;
  readonly pairs: readonly LanguagePair[];
}

const untilAborted = <Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });

export interface Offers {
  readonly offers: readonly Offer[];
  /** One error for all engines that are away, which tells how to add each. */
  readonly absent: ToolError | undefined;
  /** The same for those of them that the operator set up. */
  readonly failed: ToolError | undefined;
}

/** The messages as one error; undefined when there are none. */
const unavailable = (messages: readonly string[]): ToolError | undefined =>
  messages.length > 0 ? new ToolError("engine_unavailable", messages.join(" ")) : undefined;

/** Asks all engines at once what they translate; the offers keep the engines' order. */
export const readOffers = async (engines: readonly TranslationEngine[], signal: AbortSignal): Promise<Offers> => {
  const offers: Offer[] = [];
  const away: { engine: TranslationEngine; message: string }[] = [];
  const ask = async (engine: TranslationEngine): Promise<void> => {
    try {
      offers.push({ engine, pairs: await engine.listPairs() });
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      away.push({ engine, message: error.message });
    }
  };
  await untilAborted(Promise.all(engines.map(ask)), signal);
  const rank = (offer: Offer): number => engines.indexOf(offer.engine);
  return {
    offers: offers.toSorted((left, right) => rank(left) - rank(right)),
    absent: unavailable(away.map(({ message }) => message)),
    failed: unavailable(away.filter(({ engine }) => engine.expected).map(({ message }) => message)),
  };
};
