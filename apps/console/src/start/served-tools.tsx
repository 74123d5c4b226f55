import type { ApiError } from "../api/api-error.ts";
import type { ToolDescription } from "../api/types.ts";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { useKey } from "../session/api-key.ts";
import { CodeSpans } from "../shared/code-spans.tsx";
import { Notice } from "../shared/notice.tsx";
import { PageFailure } from "../shared/page-failure.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { productTool } from "../tools/product-tools.ts";
import { useStartTexts } from "./messages.ts";

/** Third-party servers can have hundreds of tools. */
const FEW = 12;

interface ServedToolsProps {
  /** Undefined while they are loading. */
  readonly tools: readonly ToolDescription[] | undefined;
  readonly failure: ApiError | undefined;
  readonly onRetry: () => void;
}

/** The tools that the user may use, or why none are shown. */
export const ServedTools = ({ tools, failure, onRetry }: ServedToolsProps) => {
  const texts = useTexts();
  if (failure?.code === "unauthenticated") return <KeyWanted />;
  if (failure) return <PageFailure failure={failure} onRetry={onRetry} />;
  if (!tools) return <Waiting />;
  if (tools.length === 0) return <p>{texts.tools.none}</p>;
  return (
    <>
      <ToolNames tools={tools.slice(0, FEW)} />
      {tools.length > FEW && (
        <details>
          <summary>{texts.tools.showAll(tools.length)}</summary>
          <ToolNames tools={tools.slice(FEW)} />
        </details>
      )}
    </>
  );
};

/** Refers to the API reference, where a key can be entered and used at once. */
const KeyWanted = () => {
  const texts = useTexts();
  const words = useStartTexts();
  const isRefused = useKey() !== "";
  return (
    <Notice>
      <p>
        {isRefused ? texts.key.wrong : texts.key.needed} {words.enterKey}
      </p>
      <p>
        <a href="docs">{texts.apiReference}</a>
      </p>
    </Notice>
  );
};

const ToolNames = ({ tools }: { tools: readonly ToolDescription[] }) => {
  const [language] = useLanguage();
  return (
    <dl className="names">
      {tools.map(({ name, title, description }) => {
        const ours = productTool(name, language);
        const [firstLine = ""] = description.split("\n");
        return (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <strong>{ours?.title ?? title}</strong> <CodeSpans text={ours?.about ?? firstLine} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
};
