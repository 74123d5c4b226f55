import { Chat } from "@ai-sdk/react";
import { generateId } from "ai";
import { readChatTransport } from "../../session/chat-transport.ts";
import { createObservable, type Observable } from "../../shared/observable.ts";
import { createAskTransport } from "../ask-transport.ts";
import type { ChatMessage } from "../chat-message.ts";
import { onChangeElsewhere, tellChange } from "./changes.ts";
import type { Conversation, ConversationSettings } from "./conversation.ts";
import { readConversation, saveConversation, saveDraft } from "./conversation-store.ts";

interface SessionState extends ConversationSettings {
  readonly id: string;
  /** Whether another tab is streaming an answer into it. */
  readonly isWrittenElsewhere: boolean;
  /** It became a copy because another tab had changed the conversation too, or the browser could not save it. */
  readonly notice: "copied" | "unsaved" | undefined;
}

/** A conversation open in this tab. Its answer keeps streaming while another view or conversation is shown. */
export interface Session {
  /** Stable while the session is open. */
  readonly key: string;
  readonly chat: Chat<ChatMessage>;
  readonly state: Pick<Observable<SessionState>, "get" | "subscribe">;
  /** The unsent text; kept while another view is shown, and saved. */
  readonly draft: Observable<string>;
  isBusy(): boolean;
  /** Whether nothing has been asked in it yet. */
  isUnasked(): boolean;
  /** @param replacedId an earlier question that this one replaces, with everything after it */
  ask(question: string, replacedId?: string): void;
  askAgain(): void;
  stop(): void;
  change(settings: Partial<ConversationSettings>): void;
  /** Restores the messages from before a question was replaced; stops an answer in progress. */
  restore(messages: readonly ChatMessage[]): Promise<void>;
  /** Saves unsaved changes. */
  save(): Promise<void>;
  /** Stops saving for good. */
  close(): Promise<void>;
}

/** How often an answer in progress is saved: a reload loses at most this much. */
const SAVE_EVERY_MS = 1_000;

export const openSession = (conversation: Conversation, unsent: string): Session => {
  const { id, name, instructions, model } = conversation;
  const state = createObservable<SessionState>({
    ...{ id, name, instructions, model },
    isWrittenElsewhere: false,
    notice: undefined,
  });
  const change = (next: Partial<SessionState>): void => state.set({ ...state.get(), ...next });
  const chat = new Chat<ChatMessage>({
    messages: [...conversation.messages],
    transport: createAskTransport(() => {
      const { instructions, model } = state.get();
      return { transport: readChatTransport(), model: model || undefined, instructions: instructions || undefined };
    }),
  });
  const draft = createObservable(unsent);
  draft.subscribe(() => void saveDraft(state.get().id, draft.get()));
  /** Last state read or saved. */
  let saved: Conversation = { ...conversation, messages: chat.messages };
  let saving = Promise.resolve();
  let running = Promise.resolve();
  let isClosed = false;
  let isStopped = false;
  const isBusy = (): boolean => chat.status === "submitted" || chat.status === "streaming";

  const hasNews = ({ name, instructions, model }: SessionState): boolean =>
    (chat.messages.length > 0 || saved.version > 0) &&
    (chat.messages !== saved.messages ||
      name !== saved.name ||
      instructions !== saved.instructions ||
      model !== saved.model);

  const saveNow = async (isLast: boolean): Promise<void> => {
    const { name, instructions, model } = state.get();
    if (isClosed || !hasNews(state.get())) return isLast ? tellChange({ id: saved.id, what: "saved" }) : undefined;
    const next = { ...saved, name, instructions, model, messages: chat.messages };
    try {
      const kept = await saveConversation(next);
      // Another tab has changed it in the meantime: this tab's messages are saved as a separate conversation.
      const copy = kept ?? (await saveConversation({ ...next, id: generateId(), version: 0 }));
      if (!copy) return;
      saved = copy;
      if (!kept) change({ id: copy.id, notice: "copied" });
      // After the first save the lists must reload, even if the answer is still in progress.
      tellChange({ id: copy.id, what: isBusy() && copy.version > 1 ? "writing" : "saved" });
    } catch {
      change({ notice: "unsaved" });
    }
  };
  const save = (isLast = false): Promise<void> => {
    saving = saving.then(() => saveNow(isLast));
    return saving;
  };

  const markAsStopped = (): void => {
    const last = chat.messages.at(-1);
    if (!last || last.metadata?.timing) return;
    chat.messages = chat.messages.with(-1, { ...last, metadata: { ...last.metadata, stopped: true } });
  };
  const answer = async (work: () => Promise<void>): Promise<void> => {
    chat.clearError();
    change({ notice: undefined, isWrittenElsewhere: false });
    isStopped = false;
    // The question is added to the conversation only after this tick.
    const first = setTimeout(save, 0);
    const timer = setInterval(save, SAVE_EVERY_MS);
    await work();
    clearTimeout(first);
    clearInterval(timer);
    if (isStopped) markAsStopped();
    await save(true);
  };

  const run = (work: () => Promise<void>): void => {
    // Reads the chat rather than rendered state: a second click may come before the first is rendered.
    if (!isBusy()) running = answer(work);
  };

  const follow = async (isWriting: boolean): Promise<void> => {
    const read = await readConversation(saved.id).catch(() => undefined);
    if (!read || isBusy() || isClosed) return;
    chat.clearError();
    chat.messages = [...read.messages];
    saved = { ...read, messages: chat.messages };
    const { name, instructions, model } = read;
    change({ name, instructions, model, isWrittenElsewhere: isWriting });
  };
  const unfollow = onChangeElsewhere(({ id, what }) => {
    if (id === saved.id && what !== "deleted" && !isBusy()) void follow(what === "writing");
  });

  return {
    key: generateId(),
    chat,
    state,
    draft,
    isBusy,
    isUnasked: () => chat.messages.length === 0 && saved.version === 0,
    ask: (text, replacedId) =>
      run(() => chat.sendMessage({ text, ...(replacedId !== undefined && { messageId: replacedId }) })),
    askAgain: () => run(() => chat.regenerate()),
    stop: () => {
      isStopped = true;
      void chat.stop();
    },
    change: (settings) => {
      change(settings);
      void save();
    },
    restore: async (messages) => {
      await chat.stop();
      await running;
      chat.clearError();
      chat.messages = [...messages];
      await save();
    },
    save,
    close: async () => {
      isClosed = true;
      unfollow();
      await chat.stop();
      await saving;
    },
  };
};
