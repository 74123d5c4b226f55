import { useEffect, useState } from "react";
import { useTexts } from "../i18n/language.tsx";

/** After this many seconds the wait is mentioned. */
const SLOW_SECONDS = 3;

/** Whole seconds since the component was mounted. */
const useElapsedSeconds = (): number => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((passed) => passed + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
};

/** A loading placeholder, with an extra text if loading is slow. */
export const Waiting = ({ label }: { label?: string }) => {
  const texts = useTexts();
  const seconds = useElapsedSeconds();
  const isSlow = seconds >= SLOW_SECONDS;
  return (
    <p className="waiting" role="status">
      <span className="pulse" aria-hidden="true" />
      {label ?? texts.loading}
      {isSlow && <span className="quiet">{texts.slow(seconds - (seconds % SLOW_SECONDS))}</span>}
    </p>
  );
};
