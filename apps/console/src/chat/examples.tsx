import { Button } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";

interface Example {
  readonly question: string;
  /** What it demonstrates. */
  readonly note: string;
}

/** Clickable example questions. */
export const Examples = ({
  questions,
  onAsk,
}: {
  questions: readonly Example[];
  onAsk: (question: string) => void;
}) => {
  const { chat } = useTexts();
  return (
    <section aria-labelledby="examples">
      <h2 id="examples">{chat.examples}</h2>
      <ul className="examples">
        {questions.map(({ question, note }) => (
          <li key={question}>
            <Button className="example" onPress={() => onAsk(question)}>
              <span>{question}</span>
              <span className="quiet">{note}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
