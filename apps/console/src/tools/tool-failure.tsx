import { useLanguage, useTexts } from "../i18n/language.tsx";
import { FailureText } from "../shared/failure-text.tsx";
import { adviceOf } from "./product-tools.ts";

/** Why a tool failed. A key rejected by the tool server is the LLM server's: the user's own was accepted. */
export const ToolFailure = ({
  tool,
  error: { code, message },
}: {
  tool: string;
  error: { readonly code: string; readonly message: string };
}) => {
  const texts = useTexts();
  const [language] = useLanguage();
  const what = code === "unauthenticated" ? [texts.state.keyRefused] : undefined;
  return <FailureText code={code} message={message} what={what} advice={adviceOf(tool, code, language)} />;
};
