import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";

const SHOWN_MS = 2_000;

/** @param text or what finds it when it is to be copied. @param label what it says in place of "Copy" */
export const CopyButton = ({ text, label }: { text: string | (() => string); label?: string }) => {
  const texts = useTexts();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  // Over plain HTTP from another machine a browser lets no page copy.
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
