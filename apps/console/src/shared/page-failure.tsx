import type { ApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { KeyGate } from "./key-gate.tsx";
import { FailureNotice } from "./notice.tsx";

/** Shown by a page outside the console that has no content: the server asks for a key, or fails. */
export const PageFailure = ({ failure, onRetry }: { failure: ApiError; onRetry: () => void }) => {
  const { serverUnavailable } = useTexts();
  if (failure.code === "unauthenticated") return <KeyGate />;
  const what = failure.code === "server_unavailable" ? serverUnavailable : undefined;
  return <FailureNotice error={failure} what={what} onRetry={onRetry} />;
};
