import { useEffect } from "react";
import { useTexts } from "../i18n/language.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { startConversation } from "./conversations/sessions.ts";
import { focusQuestion } from "./focus-question.ts";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea, select, dialog") !== null;

/** The chat's keyboard shortcuts, wherever the focus is. @param stop undefined while there is nothing to stop */
export const useShortcuts = ({ stop, showList }: { stop: (() => void) | undefined; showList: () => void }): void => {
  useEffect(() => {
    const actionOf = (event: KeyboardEvent): (() => void) | undefined => {
      if (event.key === "Escape" && stop) return stop;
      if (event.ctrlKey && event.shiftKey && event.code === "KeyO") return startConversation;
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return undefined;
      if (event.key === "/") return focusQuestion;
      return event.key === "?" ? showList : undefined;
    };
    const take = (event: KeyboardEvent): void => {
      if (event.isComposing || document.querySelector("dialog[open]")) return;
      const act = actionOf(event);
      if (!act) return;
      event.preventDefault();
      act();
    };
    // In the capture phase, because some fields stop the propagation of their keys.
    addEventListener("keydown", take, { capture: true });
    return () => removeEventListener("keydown", take, { capture: true });
  }, [stop, showList]);
};

export const ShortcutsDialog = ({ onClose }: { onClose: () => void }) => {
  const { chat } = useTexts();
  return (
    <Dialog title={chat.shortcuts} className="shortcuts" onClose={onClose}>
      <dl>
        {chat.shortcutList.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};
