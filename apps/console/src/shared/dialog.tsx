import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";

interface DialogProps {
  readonly title: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's modal dialog: it traps the focus, closes on Escape or a click outside, and restores the focus. */
export const Dialog = ({ title, className, onClose, children }: DialogProps) => {
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={className} closedby="any" aria-labelledby={titleId} onClose={onClose}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <Button className="quiet-button" onPress={() => dialog.current?.close()}>
          {texts.close}
        </Button>
      </header>
      {children}
    </dialog>
  );
};
