import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import type { ApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { Command } from "./command.tsx";
import { COMMANDS } from "./commands.ts";
import { FailureText } from "./failure-text.tsx";

/** A message to the user; screen readers announce a bad one at once. */
export const Notice = ({ tone = "info", children }: { tone?: "info" | "bad"; children: ReactNode }) => (
  <div className={`notice ${tone}`} role={tone === "bad" ? "alert" : "status"}>
    {children}
  </div>
);

/** A failure: what happened and what to do next. */
export const FailureNotice = ({
  error,
  what,
  onRetry,
}: {
  error: ApiError;
  /** Replaces the text of the error's code. */
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
