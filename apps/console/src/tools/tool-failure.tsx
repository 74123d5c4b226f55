import { useLanguage, useTexts } from "../i18n/language.tsx";
import { FailureText } from "../shared/failure-text.tsx";
import { adviceOf, productTool } from "./product-tools.ts";

/** Why a tool failed. A rejected key is the LLM server's, as the user's own was accepted. */
export const ToolFailure = ({
  tool,
  error: { code, message },
}: {
  tool: string;
  error: { readonly code: string; readonly message: string };
}) => {
  const texts = useTexts();
  const [language] = useLanguage();
  const keyRefused = productTool(tool, language) ? [texts.state.keyRefused] : texts.tools.theirs.keyRefused;
  const what = code === "unauthenticated" ? keyRefused : undefined;
  return <FailureText code={code} message={message} what={what} advice={adviceOf(tool, code, language)} />;
};
