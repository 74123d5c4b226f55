/** The id of the field for a question. */
export const QUESTION_ID = "question";

export const focusQuestion = (): void => document.getElementById(QUESTION_ID)?.focus({ preventScroll: true });
