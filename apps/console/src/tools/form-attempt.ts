import { createContext } from "react";

/** Number of attempts to submit the form: fields show what is missing from the first attempt on. */
export const FormAttempts = createContext(0);

const isIncomplete = (element: Element): boolean =>
  (element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement) &&
  ((element.ariaRequired === "true" && element.value === "") || element.validity.badInput);

/** The first field with a missing required value or an incomplete date. */
export const firstIncomplete = (form: HTMLFormElement): HTMLElement | undefined =>
  [...form.elements].find((element): element is HTMLElement => isIncomplete(element));
