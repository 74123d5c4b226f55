import { Button } from "react-aria-components";
import { useTexts } from "../../i18n/language.tsx";
import { useObservable } from "../../shared/observable.ts";
import { focusQuestion } from "../focus-question.ts";
import { undoable } from "./undo.ts";

/** Names the last action and offers to undo it. It has no timeout, so that nobody has to hurry. */
export const UndoBar = () => {
  const { chat, close } = useTexts();
  const done = useObservable(undoable);
  const clear = (): void => {
    undoable.set(undefined);
    // The focused button is removed.
    focusQuestion();
  };
  return (
    <div role="status">
      {done && (
        <p className="undo">
          <span>{done.text(chat)}</span>
          <Button
            className="quiet-button"
            onPress={() => {
              clear();
              done.undo();
            }}
          >
            {chat.undo}
          </Button>
          <Button className="quiet-button" onPress={clear}>
            {close}
          </Button>
        </p>
      )}
    </div>
  );
};
