import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Conversation } from "../chat/conversations/conversation.ts";
import type { SavedComparison } from "../compare/saved-comparison.ts";

interface Tables extends DBSchema {
  conversations: { key: string; value: Conversation; indexes: { changedAt: number } };
  /** Questions that were typed and not sent yet, by conversation: typing changes no conversation. */
  drafts: { key: string; value: string };
  comparisons: { key: string; value: SavedComparison; indexes: { changedAt: number } };
}

let opening: Promise<IDBPDatabase<Tables>> | undefined;

/** What this browser keeps for the console. Rejects where it may keep nothing. */
export const database = (): Promise<IDBPDatabase<Tables>> => {
  const forget = (): void => {
    opening = undefined;
  };
  opening ??= openDB<Tables>("twinhost", 1, {
    upgrade: (tables) => {
      tables.createObjectStore("conversations", { keyPath: "id" }).createIndex("changedAt", "changedAt");
      tables.createObjectStore("drafts");
      tables.createObjectStore("comparisons", { keyPath: "id" }).createIndex("changedAt", "changedAt");
    },
    // A newer version of the console waits for this one to let go.
    blocking: (_version, _newer, event) => {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  }).catch((error: unknown) => {
    forget();
    throw error;
  });
  return opening;
};
