import { useEffect, useState } from "react";
import { useTexts } from "../i18n/language.tsx";

/** From here on a wait is long enough to say something about it, in seconds. */
const SLOW_SECONDS = 3;

/** Whole seconds since it began to be shown. */
const useElapsedSeconds = (): number => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((passed) => passed + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
};

/** Stands where something will be; a slow network has its own words. */
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
