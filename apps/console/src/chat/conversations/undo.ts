import { createObservable } from "../../shared/observable.ts";

/** Something that was done and can be undone until the next such thing, or until the reader lets it stand. */
interface Undoable {
  readonly text: string;
  undo(): void;
}

export const undoable = createObservable<Undoable | undefined>(undefined);
