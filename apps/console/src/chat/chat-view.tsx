import type { ViewProps } from "../shared/view-props.ts";
import { Waiting } from "../shared/waiting.tsx";
import { ConversationView } from "./conversation-view.tsx";
import { ConversationList } from "./conversations/conversation-list.tsx";
import { useCurrentSession } from "./conversations/use-conversations.ts";

/** The list of saved conversations and the current one. */
export const ChatView = ({ config }: ViewProps) => {
  const session = useCurrentSession();
  if (!session) return <Waiting />;
  return (
    <div className="chat-page">
      <ConversationList session={session} />
      <ConversationView key={session.key} config={config} session={session} />
    </div>
  );
};
