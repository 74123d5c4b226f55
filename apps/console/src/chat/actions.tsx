import { Button } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { hrefOf } from "../session/route.ts";

/** First steps: chat, compare, or find the transport that fits. */
export const Actions = ({ onChat }: { onChat: () => void }) => {
  const { chat, views, advisor } = useTexts();
  return (
    <nav className="actions" aria-label={chat.actions}>
      <Button className="action" onPress={onChat}>
        <strong>{views.chat}</strong>
        <span className="quiet">{chat.chatNote}</span>
      </Button>
      <a className="action" href={hrefOf("compare")}>
        <strong>{views.compare}</strong>
        <span className="quiet">{chat.compareNote}</span>
      </a>
      <a className="action" href={hrefOf("advisor")}>
        <strong>{advisor.action}</strong>
        <span className="quiet">{advisor.actionNote}</span>
      </a>
    </nav>
  );
};
