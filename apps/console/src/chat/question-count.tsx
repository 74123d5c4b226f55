import { useTexts } from "../i18n/language.tsx";

/** From this share of the limit on the length is shown. */
const SHOWN_FROM = 0.8;

/** Whether the server takes this as a question. */
export const fitsQuestion = (question: string, limit: number): boolean =>
  question.trim() !== "" && question.length <= limit;

/** How long a question is, once that matters; what to do about one that is too long. */
export const QuestionCount = ({ length, limit }: { length: number; limit: number }) => {
  const { chat } = useTexts();
  if (length < limit * SHOWN_FROM) return null;
  return (
    <span className={length > limit ? "count over" : "count"} role="status">
      {length > limit ? chat.tooLong(length, limit) : chat.length(length, limit)}
    </span>
  );
};
