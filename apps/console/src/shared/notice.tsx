import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import type { ApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { Command } from "./command.tsx";
import { COMMANDS } from "./commands.ts";
import { FailureText } from "./failure-text.tsx";

/** Something the reader should know; a bad one is read out at once. */
export const Notice = ({ tone = "info", children }: { tone?: "info" | "bad"; children: ReactNode }) => (
  <div className={`notice ${tone}`} role={tone === "bad" ? "alert" : "status"}>
    {children}
  </div>
);

/** A failure: what happened, to what, and what to do next. */
export const FailureNotice = ({
  error,
  what,
  onRetry,
}: {
  error: ApiError;
  /** In place of the words of the error's code. */
  what?: readonly string[] | undefined;
  onRetry?: (() => void) | undefined;
}) => {
  const texts = useTexts();
  return (
    <Notice tone="bad">
      <FailureText code={error.code} message={error.message} what={what} />
      {error.code === "server_unavailable" && <Command text={COMMANDS.start} />}
      {error.requestId && <p className="quiet">{texts.requestId(error.requestId)}</p>}
      {onRetry && (
        <Button className="plain" onPress={onRetry}>
          {texts.retry}
        </Button>
      )}
    </Notice>
  );
};
