import type { EventBus, Logger } from "@twinhost/core";
import type { DocumentStore } from "../search-docs/document-store.ts";
import { documentUri } from "./document-uri.ts";

/** How often to check for changes, in milliseconds. A check without a change takes microseconds. */
const INTERVAL_MS = 1_000;

type Fingerprints = ReadonlyMap<string, string>;

/**
 * Publishes which documents are new, changed or gone after each committed indexing, by this process or another.
 * @returns a function that stops it
 */
export const watchDocuments = (
  documents: () => DocumentStore | Promise<DocumentStore>,
  changes: EventBus,
  log: Logger,
): (() => void) => {
  let version: string | undefined;
  let known: Fingerprints | undefined;
  let isLooking = false;

  const look = async (): Promise<void> => {
    const store = await documents();
    const newVersion = await store.version();
    if (newVersion === undefined) {
      known ??= new Map();
      return;
    }
    if (newVersion === version && known) return;
    const now = await store.fingerprints();
    version = newVersion;
    if (known) publishDifferences(known, now, changes);
    known = now;
  };
  const tick = (): void => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: Error) => log.debug({ reason: error.message }, "could not look for changed documents"))
      .finally(() => {
        isLooking = false;
      });
  };

  // The first check waits for the interval: a host should start fast.
  const timer = setInterval(tick, INTERVAL_MS).unref();
  return () => clearInterval(timer);
};

const publishDifferences = (before: Fingerprints, now: Fingerprints, changes: EventBus): void => {
  const isSameSet = before.size === now.size && [...now.keys()].every((id) => before.has(id));
  if (!isSameSet) changes.publish({ kind: "resources_list_changed" });
  for (const id of new Set([...before.keys(), ...now.keys()]))
    if (before.get(id) !== now.get(id)) changes.publish({ kind: "resource_updated", uri: documentUri(id) });
};
