import { useTexts } from "../i18n/language.tsx";
import { CodeSpans } from "../shared/code-spans.tsx";

/** What a tool does: for the reader where there are such words, and what the model is told folded below. */
export const ToolAbout = ({ about, description }: { about: string | undefined; description: string }) => {
  const { tools } = useTexts();
  const told = (
    <p lang={about === undefined ? undefined : "en"}>
      <CodeSpans text={description} />
    </p>
  );
  if (about === undefined) return told;
  return (
    <>
      <p>{about}</p>
      <details className="told">
        <summary>{tools.told}</summary>
        {told}
      </details>
    </>
  );
};
