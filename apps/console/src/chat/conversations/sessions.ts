import { createStored } from "../../session/stored.ts";
import { createObservable, type Observable } from "../../shared/observable.ts";
import { onChangeElsewhere, tellChange } from "./changes.ts";
import { newConversation } from "./conversation.ts";
import {
  deleteConversation,
  newestConversation,
  readConversation,
  readDraft,
  restoreConversation,
} from "./conversation-store.ts";
import { openSession, type Session } from "./session.ts";

/** The conversation shown in this tab, reopened after a reload. */
const storedId = createStored([() => sessionStorage], "twinhost.conversation");
/** The new conversation of this tab, as long as nothing has been asked in it: "New chat" leads back to its draft. */
const storedNewId = createStored([() => sessionStorage], "twinhost.new-conversation");

/** Open sessions: the current one, the new one, and those whose answers are still streaming. */
const sessions = new Set<Session>();
const current = createObservable<Session | undefined>(undefined);

/** The conversation shown in this tab; undefined while it is loading. */
export const currentSession: Pick<Observable<Session | undefined>, "get" | "subscribe"> = current;

const show = (session: Session): void => {
  for (const other of sessions) {
    if (other === session || other.isBusy() || other.isUnasked()) continue;
    sessions.delete(other);
    void other.save().then(other.close);
  }
  add(session);
  current.set(session);
  note(session);
};

const add = (session: Session): void => {
  if (!sessions.has(session)) session.state.subscribe(() => note(session));
  sessions.add(session);
};

/** Its id may change. */
const note = (session: Session): void => {
  const { id } = session.state.get();
  if (current.get() === session) storedId.set(id);
  if (session.isUnasked()) storedNewId.set(id);
};

const findOpen = (id: string): Session | undefined => [...sessions].find(({ state }) => state.get().id === id);

/** Counts requests to show a conversation, so that the result of an outdated one is dropped. */
let wishes = 0;

export const startConversation = (): void => {
  wishes++;
  show([...sessions].find((session) => session.isUnasked()) ?? openSession(newConversation(), ""));
};

/** Opens the new conversation that an earlier visit of this tab left with a draft, without showing it. */
const reopenNewConversation = async (): Promise<void> => {
  const id = storedNewId.get();
  if (id === undefined || findOpen(id)) return;
  const [asked, draft] = await Promise.all([readConversation(id), readDraft(id)]);
  if (!asked && draft !== "") add(openSession(newConversation(id), draft));
};

/** @returns the session; undefined if the user has switched to another conversation in the meantime */
export const openConversation = async (id: string): Promise<Session | undefined> => {
  const wish = ++wishes;
  const open = findOpen(id);
  if (open) {
    show(open);
    return open;
  }
  const [conversation, draft] = await Promise.all([readConversation(id), readDraft(id)]);
  if (wish !== wishes) return undefined;
  const session = openSession(conversation ?? newConversation(id), draft);
  show(session);
  return session;
};

let opening: Promise<void> | undefined;

/** Opens this tab's last conversation, in a new tab the newest. Without browser storage it starts a new one. */
export const openLastConversation = (): Promise<void> => {
  const open = async (): Promise<void> => {
    const id = storedId.get() ?? (await newestConversation());
    await reopenNewConversation();
    if (id === undefined) startConversation();
    else await openConversation(id);
  };
  opening ??= open().catch(startConversation);
  return opening;
};

/** Deletes a conversation, also from other tabs. @returns a function that undoes it */
export const removeConversation = async (id: string): Promise<() => Promise<void>> => {
  const open = findOpen(id);
  await open?.save();
  if (open) sessions.delete(open);
  await open?.close();
  const removed = await deleteConversation(id);
  tellChange({ id, what: "deleted" });
  if (current.get() === open) startConversation();
  return async () => {
    await restoreConversation(id, removed);
    tellChange({ id, what: "saved" });
    await openConversation(id);
  };
};

onChangeElsewhere(({ id, what }) => {
  const open = what === "deleted" ? findOpen(id) : undefined;
  // If an answer is in progress here, it will be saved under a new id.
  if (!open || open.isBusy()) return;
  sessions.delete(open);
  void open.close();
  if (current.get() === open) startConversation();
});

addEventListener("pagehide", () => {
  for (const session of sessions) {
    void session.save();
    // The answer ends with this page, and other tabs must not wait for the rest of it.
    if (session.isBusy()) tellChange({ id: session.state.get().id, what: "saved" });
  }
});
