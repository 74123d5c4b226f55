import { createContext } from "react";

/** How often the form was to be sent: its fields say what they lack from the first time on. */
export const FormAttempts = createContext(0);

const isIncomplete = (element: Element): boolean =>
  (element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement) &&
  ((element.ariaRequired === "true" && element.value === "") || element.validity.badInput);

/** The first field that lacks something: a value that is required, or part of a date. */
export const firstIncomplete = (form: HTMLFormElement): HTMLElement | undefined =>
  [...form.elements].find((element): element is HTMLElement => isIncomplete(element));
