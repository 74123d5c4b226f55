import { toApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { explainReason } from "../shared/explain-reason.ts";
import { FailureNotice, Notice } from "../shared/notice.tsx";
import { Reason } from "../shared/reason.tsx";
import type { ServerTest } from "./api.ts";

/** Why the server rejected the entry. */
export const Refused = ({ error }: { error: unknown }) => {
  const texts = useTexts();
  const refused = toApiError(error);
  if (explainReason(refused.message, texts.tools.theirs.reasons) === undefined)
    return <FailureNotice error={refused} />;
  return <Unusable reason={refused.message} />;
};

const Unusable = ({ reason }: { reason: string }) => (
  <Notice tone="bad">
    <p>{useTexts().servers.fails}</p>
    <Reason state={{ reason }} />
  </Notice>
);

/** The tools that a tested server has, or why it cannot be used. */
export const TestResult = ({ result }: { result: ServerTest }) => {
  const words = useTexts().servers;
  if (!result.ok) return <Unusable reason={result.reason} />;
  return (
    <Notice>
      <p>{words.works(result.tools.length)}</p>
      <p>
        {result.tools.map((tool) => (
          <code key={tool}>{tool} </code>
        ))}
      </p>
    </Notice>
  );
};
