import { useDeferredValue, useState } from "react";
import { Button, Input, Label, SearchField } from "react-aria-components";
import { useLanguage, useTexts } from "../../i18n/language.tsx";
import { focusBeside } from "../../shared/focus-beside.ts";
import { useObservable } from "../../shared/observable.ts";
import type { ConversationSummary } from "./conversation.ts";
import type { Session } from "./session.ts";
import { openConversation, removeConversation, startConversation } from "./sessions.ts";
import { undoable } from "./undo.ts";
import { useConversations } from "./use-conversations.ts";

/** The saved conversations: beside the chat, or behind a button on narrow screens. */
export const ConversationList = ({ session }: { session: Session }) => {
  const { chat } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const { data: conversations = [], error } = useConversations(useDeferredValue(search));
  const { id: currentId } = useObservable(session.state);
  const open = (begin: () => unknown): void => {
    setOpen(false);
    begin();
  };
  return (
    <aside className={isOpen ? "conversations open" : "conversations"} aria-label={chat.conversations}>
      <div className="row">
        <Button
          className="quiet-button conversations-toggle"
          aria-expanded={isOpen}
          aria-controls="conversation-list"
          onPress={() => setOpen(!isOpen)}
        >
          {chat.conversations}
        </Button>
        <Button className="plain new-chat" onPress={() => open(startConversation)}>
          {chat.clear}
        </Button>
      </div>
      <div id="conversation-list" className="conversation-list">
        <SearchField value={search} onChange={setSearch}>
          <Label className="visually-hidden">{chat.search}</Label>
          <Input placeholder={chat.search} />
        </SearchField>
        {error && <p className="quiet">{chat.notKept}</p>}
        {!error && conversations.length === 0 && <p className="quiet">{search ? chat.noneFound : chat.noneYet}</p>}
        <ul>
          {conversations.map((conversation) => (
            <Entry
              key={conversation.id}
              conversation={conversation}
              isCurrent={conversation.id === currentId}
              onOpen={() => open(() => openConversation(conversation.id))}
            />
          ))}
        </ul>
      </div>
    </aside>
  );
};

const Entry = ({
  conversation: { id, title, changedAt },
  isCurrent,
  onOpen,
}: {
  conversation: ConversationSummary;
  isCurrent: boolean;
  onOpen: () => void;
}) => {
  const { chat } = useTexts();
  const [language] = useLanguage();
  const shown = title || chat.untitled;
  const remove = async (button: Element): Promise<void> => {
    focusBeside(button);
    const undo = await removeConversation(id);
    undoable.set({ text: (words) => words.deleted(title || words.untitled), undo: () => void undo() });
  };
  return (
    <li className={isCurrent ? "current" : undefined}>
      <Button className="conversation" aria-current={isCurrent} onPress={onOpen}>
        <span className="conversation-title">{shown}</span>
        <span className="quiet">{new Date(changedAt).toLocaleDateString(language)}</span>
      </Button>
      <Button className="quiet-button" aria-label={chat.delete(shown)} onPress={({ target }) => void remove(target)}>
        {chat.deleteShort}
      </Button>
    </li>
  );
};
