import type { Texts } from "../../i18n/en.ts";
import { createObservable } from "../../shared/observable.ts";

/** An action that can be undone until the next one, or until the user dismisses it. */
interface Undoable {
  /** What was done, in the language at the time of display. */
  text(words: Texts["chat"]): string;
  undo(): void;
}

export const undoable = createObservable<Undoable | undefined>(undefined);
