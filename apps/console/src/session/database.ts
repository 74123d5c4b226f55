import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Conversation } from "../chat/conversations/conversation.ts";
import type { SavedComparison } from "../compare/saved-comparison.ts";

interface Tables extends DBSchema {
  conversations: { key: string; value: Conversation; indexes: { changedAt: number } };
  /** Unsent questions by conversation; stored separately because typing must not change a conversation. */
  drafts: { key: string; value: string };
  comparisons: { key: string; value: SavedComparison; indexes: { changedAt: number } };
}

let opening: Promise<IDBPDatabase<Tables>> | undefined;

/** The console's browser storage. Rejects if there is none. */
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
    // A newer version of the console is waiting for this connection to close.
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
