import { useTexts } from "../i18n/language.tsx";
import { CodeSpans } from "../shared/code-spans.tsx";

/** A tool's description for users, if there is one, with the model's description collapsed below. */
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
