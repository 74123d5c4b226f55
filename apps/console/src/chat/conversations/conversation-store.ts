import { database } from "../../session/database.ts";
import { type Conversation, type ConversationSummary, hasWords, titleOf } from "./conversation.ts";

export const readConversation = async (id: string): Promise<Conversation | undefined> =>
  (await database()).get("conversations", id);

export const newestConversation = async (): Promise<string | undefined> => {
  const index = (await database()).transaction("conversations").store.index("changedAt");
  return (await index.openKeyCursor(null, "prev"))?.primaryKey;
};

/** Newest first. @param search words that must all occur, case-insensitively */
export const listConversations = async (search: string): Promise<readonly ConversationSummary[]> => {
  const index = (await database()).transaction("conversations").store.index("changedAt");
  const found: ConversationSummary[] = [];
  for await (const { value } of index.iterate(null, "prev")) {
    if (hasWords(value, search)) found.push({ id: value.id, title: titleOf(value), changedAt: value.changedAt });
  }
  return found;
};

/** @returns what was saved; undefined, saving nothing, if another tab has changed or deleted it since it was read */
export const saveConversation = async (conversation: Conversation): Promise<Conversation | undefined> => {
  const transaction = (await database()).transaction("conversations", "readwrite");
  const kept = await transaction.store.get(conversation.id);
  const isCurrent = (kept?.version ?? 0) === conversation.version;
  const saved = { ...conversation, version: conversation.version + 1, changedAt: Date.now() };
  if (isCurrent) await transaction.store.put(saved);
  await transaction.done;
  return isCurrent ? saved : undefined;
};

interface DeletedConversation {
  readonly conversation: Conversation | undefined;
  readonly draft: string;
}

/** Deletes a conversation and its draft. @returns both, so that they can be restored */
export const deleteConversation = async (id: string): Promise<DeletedConversation> => {
  const transaction = (await database()).transaction(["conversations", "drafts"], "readwrite");
  const [conversations, drafts] = [transaction.objectStore("conversations"), transaction.objectStore("drafts")];
  const deleted = { conversation: await conversations.get(id), draft: (await drafts.get(id)) ?? "" };
  await conversations.delete(id);
  await drafts.delete(id);
  await transaction.done;
  return deleted;
};

export const restoreConversation = async (id: string, { conversation, draft }: DeletedConversation): Promise<void> => {
  if (conversation) await (await database()).put("conversations", conversation);
  await saveDraft(id, draft);
};

export const readDraft = async (id: string): Promise<string> => (await (await database()).get("drafts", id)) ?? "";

/** Saves the typed text, or deletes an empty draft. Without browser storage a draft lasts as long as the page. */
export const saveDraft = async (id: string, text: string): Promise<void> => {
  try {
    const tables = await database();
    await (text === "" ? tables.delete("drafts", id) : tables.put("drafts", text, id));
  } catch {
    // the text is still in the field
  }
};
