import { useMemo } from "react";
import { useTexts } from "../i18n/language.tsx";
import type { Comparison } from "./comparison.ts";
import { verdictText } from "./verdict-text.ts";

export const Verdict = ({ comparison: { sides } }: { comparison: Comparison }) => {
  const texts = useTexts();
  // Memoized because resampling takes long.
  return useMemo(() => verdictText({ sides }, texts), [sides, texts]);
};
