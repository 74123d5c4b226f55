import type { ChatStatus } from "ai";
import { Button } from "react-aria-components";
import type { ApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import type { ChatMessage } from "./chat-message.ts";

interface AnswerStateProps {
  readonly last: ChatMessage | undefined;
  readonly status: ChatStatus;
  readonly failure: ApiError | undefined;
  readonly isWrittenElsewhere: boolean;
  readonly onAgain: () => void;
}

/** State of the last answer: pending, failed, stopped by the user, or cut off. */
export const AnswerState = ({ last, status, failure, isWrittenElsewhere, onAgain }: AnswerStateProps) => {
  const texts = useTexts();
  if (status === "submitted") return <Waiting label={texts.chat.waiting} />;
  if (status === "streaming") return null;
  if (isWrittenElsewhere) return <p className="cut-off">{texts.chat.writtenElsewhere}</p>;
  if (failure) {
    const what = failure.code === "engine_unavailable" ? texts.modelUnavailable : undefined;
    return <FailureNotice error={failure} what={what} onRetry={onAgain} />;
  }
  const isQuestion = last?.role === "user";
  if (!last || (!isQuestion && last.metadata?.timing)) return null;
  return (
    <p className="cut-off" role="status">
      {last.metadata?.stopped ? texts.chat.stopped : texts.chat.cutOff}{" "}
      {isQuestion && (
        <Button className="plain" onPress={onAgain}>
          {texts.chat.again}
        </Button>
      )}
    </p>
  );
};
