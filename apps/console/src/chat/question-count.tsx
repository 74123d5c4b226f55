import { useTexts } from "../i18n/language.tsx";

/** The length is shown from this share of the limit. */
const SHOWN_FROM = 0.8;

/** Whether the server accepts this question. */
export const fitsQuestion = (question: string, limit: number): boolean =>
  question.trim() !== "" && question.length <= limit;

/** Shows a question's length once it nears the limit, and what to do if it is too long. */
export const QuestionCount = ({ length, limit }: { length: number; limit: number }) => {
  const { chat } = useTexts();
  if (length < limit * SHOWN_FROM) return null;
  return (
    <span className={length > limit ? "count over" : "count"} role="status">
      {length > limit ? chat.tooLong(length, limit) : chat.length(length, limit)}
    </span>
  );
};
