import { useChat } from "@ai-sdk/react";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { toApiError } from "../api/api-error.ts";
import type { Config } from "../api/types.ts";
import { AddingState } from "../documents/add-documents.tsx";
import { DocumentProvider } from "../documents/document-provider.tsx";
import { useAddDocuments } from "../documents/use-add-documents.ts";
import { useTexts } from "../i18n/language.tsx";
import { ErrorBoundary } from "../shared/error-boundary.tsx";
import { Notice } from "../shared/notice.tsx";
import { useObservable } from "../shared/observable.ts";
import { Answer } from "./answer.tsx";
import { AnswerState } from "./answer-state.tsx";
import { Composer } from "./composer.tsx";
import { ConversationHead } from "./conversations/conversation-head.tsx";
import type { Session } from "./conversations/session.ts";
import { openConversation } from "./conversations/sessions.ts";
import { undoable } from "./conversations/undo.ts";
import { UndoBar } from "./conversations/undo-bar.tsx";
import { FirstScreen } from "./first-screen.tsx";
import { focusQuestion } from "./focus-question.ts";
import { Question } from "./question.tsx";
import { showLastQuestion, useReadingPlace } from "./reading-place.ts";
import { ShortcutsDialog, useShortcuts } from "./shortcuts.tsx";
import { turnsOf } from "./turns.ts";

const DocumentsDialog = lazy(() => import("../documents/documents-dialog.tsx"));

/** Tokens arrive faster than anybody reads; rendering each of them would waste CPU. */
const DRAW_EVERY_MS = 50;

export const ConversationView = ({ config, session }: { config: Config; session: Session }) => {
  const texts = useTexts();
  const queries = useQueryClient();
  const { messages, status, error } = useChat({ chat: session.chat, throttle: DRAW_EVERY_MS });
  const { notice, isWrittenElsewhere } = useObservable(session.state);
  const [editedId, setEditedId] = useState<string>();
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const [showsDocuments, setShowsDocuments] = useState(false);
  const documents = useAddDocuments(config);
  const isBusy = status === "submitted" || status === "streaming";
  const failure = error && toApiError(error);
  const last = messages.at(-1);
  const lastQuestion = messages.findLast(({ role }) => role === "user");
  useReadingPlace(session.key, messages.length === 0);
  useShortcuts({ stop: isBusy ? session.stop : undefined, showList: () => setShowsShortcuts(true) });

  useEffect(() => {
    // The key has been revoked: refetching the config makes the key gate ask for another.
    if (failure?.code === "unauthenticated") void queries.resetQueries({ queryKey: ["config"] });
  }, [failure?.code, queries]);

  const ask = (question: string): void => {
    documents.close();
    showLastQuestion();
    session.ask(question);
  };
  const askAgain = (): void => {
    showLastQuestion();
    session.askAgain();
  };
  const cancelEdit = (): void => {
    setEditedId(undefined);
    focusQuestion();
  };
  const replace = (id: string, question: string): void => {
    const isLast = id === lastQuestion?.id;
    const undo = async (): Promise<void> => {
      // The session may have been closed for another conversation.
      const opened = await openConversation(session.state.get().id);
      await opened?.restore(messages);
    };
    if (!isLast) undoable.set({ text: (words) => words.replaced, undo: () => void undo() });
    setEditedId(undefined);
    showLastQuestion();
    session.ask(question, id);
  };

  const turns = turnsOf(messages);
  return (
    <DocumentProvider>
      <div className="chat" {...documents.dropTarget}>
        <ConversationHead config={config} session={session} messages={messages} />
        {messages.length === 0 && <FirstScreen config={config} onAsk={ask} />}
        {messages.length > 0 && (
          <div className="log" role="log" aria-label={texts.chat.log} aria-busy={isBusy}>
            {turns.map(({ id, messages: said }) => (
              <div key={id} className="turn">
                {said.map((message) =>
                  message.role === "user" ? (
                    <Question
                      key={message.id}
                      message={message}
                      limit={config.limits.question}
                      isEditing={editedId === message.id}
                      isLocked={isBusy}
                      onEdit={() => setEditedId(message.id)}
                      onCancel={cancelEdit}
                      onAsk={(question) => replace(message.id, question)}
                    />
                  ) : (
                    <Answer
                      key={message.id}
                      message={message}
                      isWriting={message === last && (isBusy || isWrittenElsewhere)}
                      onAgain={message === last && !isBusy ? askAgain : undefined}
                    />
                  ),
                )}
                {said.at(-1) === last && (
                  <AnswerState
                    last={last}
                    status={status}
                    failure={failure}
                    isWrittenElsewhere={isWrittenElsewhere}
                    onAgain={askAgain}
                  />
                )}
              </div>
            ))}
          </div>
        )}
        <Composer
          config={config}
          session={session}
          isBusy={isBusy}
          onAsk={ask}
          onStop={session.stop}
          onEditLast={() => setEditedId(lastQuestion?.id)}
          onShortcuts={() => setShowsShortcuts(true)}
          actions={
            documents.mayAdd ? (
              <Button className="quiet-button" onPress={() => setShowsDocuments(true)}>
                {texts.documents.open}
              </Button>
            ) : (
              <span className="quiet needs-admin">{texts.documents.needsAdmin}</span>
            )
          }
        >
          <UndoBar />
          {!showsDocuments && <AddingState documents={documents} />}
          {notice && (
            <Notice>
              <p>{texts.chat.notices[notice]}</p>
            </Notice>
          )}
        </Composer>
        {showsDocuments && (
          <ErrorBoundary>
            <Suspense>
              <DocumentsDialog documents={documents} onClose={() => setShowsDocuments(false)} />
            </Suspense>
          </ErrorBoundary>
        )}
        {showsShortcuts && <ShortcutsDialog onClose={() => setShowsShortcuts(false)} />}
      </div>
    </DocumentProvider>
  );
};
