import type { Texts } from "../../i18n/en.ts";
import { createObservable } from "../../shared/observable.ts";

/** Something that was done and can be undone until the next such thing, or until the reader lets it stand. */
interface Undoable {
  /** What was done, in the language that is spoken when it is shown. */
  text(words: Texts["chat"]): string;
  undo(): void;
}

export const undoable = createObservable<Undoable | undefined>(undefined);
