import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";

const SHOWN_MS = 2_000;

/** @param text or a function called on copy. @param label replaces "Copy" */
export const CopyButton = ({ text, label }: { text: string | (() => string); label?: string }) => {
  const texts = useTexts();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  // Browsers offer no clipboard to pages loaded over plain HTTP from another machine.
  const { clipboard }: Partial<Navigator> = navigator;
  if (!clipboard) return null;
  return (
    <Button
      className="quiet-button"
      onPress={() =>
        void clipboard.writeText(typeof text === "string" ? text : text()).then(
          () => setCopied(true),
          () => {},
        )
      }
    >
      <span aria-live="polite">{copied ? texts.copied : (label ?? texts.copy)}</span>
    </Button>
  );
};
