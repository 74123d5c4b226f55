import type { Logger } from "@twinhost/core";
import { bulkhead } from "cockatiel";
import { untilAborted } from "../../until-aborted.ts";
import { credentialsIn } from "../../url-credentials.ts";
import { canonicalTag } from "../languages.ts";
import { cachePairs } from "../pair-cache.ts";
import type { LanguagePair, TranslationEngine } from "../translation-engine.ts";
import { createBergamotThread } from "./bergamot-thread.ts";
import type { Direction } from "./model-files.ts";
import { MOZILLA_REGISTRY } from "./model-registry.ts";
import { openModelStore } from "./model-store.ts";

export interface BergamotOptions {
  /** A Remote Settings server; Mozilla's by default. */
  readonly modelsUrl?: string | undefined;
  /** Where models are kept. */
  readonly cacheDirectory: string;
  readonly patienceMs?: number;
  readonly log: Logger;
}

/** There are models from and into this language; other pairs are translated through it. */
const PIVOT = "en";

/**
 * Firefox's engine in this process: Bergamot in WebAssembly, in a thread, with models that are fetched on first use.
 * Throws a plain error when the address has a password, which errors and logs would reveal.
 */
export const createBergamot = ({
  modelsUrl = MOZILLA_REGISTRY,
  cacheDirectory,
  log,
  ...options
}: BergamotOptions): TranslationEngine => {
  if (credentialsIn(modelsUrl))
    throw new Error("BERGAMOT_MODELS_URL must be an address without a user name or password.");
  const store = openModelStore({ ...options, registryUrl: modelsUrl, folder: cacheDirectory, log });
  const thread = createBergamotThread(log);
  /** The thread handles one request at a time. */
  const turns = bulkhead(1, Number.POSITIVE_INFINITY);
  let directions: readonly Direction[] = [];
  const listPairs = cachePairs(async () => {
    directions = await store.directions();
    return pairsOf(directions);
  });

  const routeOf = ({ engineSource: source, engineTarget: target }: LanguagePair): readonly Direction[] =>
    directions.some((direction) => direction.source === source && direction.target === target)
      ? [{ source, target }]
      : [
          { source, target: PIVOT },
          { source: PIVOT, target },
        ];

  return {
    id: "bergamot",
    description: `Bergamot, models of ${new URL(modelsUrl).host}`,
    expected: true,
    // A large model translates ten words a second or more, so nobody waits long for another caller's chunk.
    bounds: { characters: 600, pieces: 12 },
    howToAddPairs: "Bergamot has the languages of the registry in BERGAMOT_MODELS_URL.",
    listPairs,
    translatePieces: async (pieces, pair, signal) => {
      await listPairs();
      const models = await untilAborted(Promise.all(routeOf(pair).map(store.find)), signal);
      const turn = turns.execute(() => {
        signal.throwIfAborted();
        return thread.translate(models, pieces);
      });
      // A chunk that has started cannot be stopped without reloading its models.
      turn.catch(() => {});
      return untilAborted(turn, signal);
    },
    close: thread.close,
  };
};

/** Each direction with a model, and those that are only possible through English. */
const pairsOf = (directions: readonly Direction[]): readonly LanguagePair[] => {
  const direct = new Set(directions.map(({ source, target }) => `${source} ${target}`));
  const throughPivot = directions
    .filter(({ target }) => target === PIVOT)
    .flatMap(({ source }) =>
      directions.filter((next) => next.source === PIVOT).map(({ target }) => ({ source, target })),
    )
    .filter(({ source, target }) => source !== target && !direct.has(`${source} ${target}`));
  return [...directions, ...throughPivot].flatMap(({ source: engineSource, target: engineTarget }) => {
    const [source, target] = [canonicalTag(engineSource), canonicalTag(engineTarget)];
    return source === null || target === null ? [] : [{ source, target, engineSource, engineTarget }];
  });
};
