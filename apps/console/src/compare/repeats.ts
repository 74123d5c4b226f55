import { createStored } from "../session/stored.ts";
import { useObservable } from "../shared/observable.ts";

/** The numbers of repeats to choose from. */
export const REPEATS = [10, 30, 100] as const;
type Repeats = (typeof REPEATS)[number];

const storedRepeats = createStored([() => sessionStorage], "twinhost.repeats");

/** The number of repeats chosen in this tab. */
export const useRepeats = (): [Repeats, (repeats: number) => void] => {
  const stored = useObservable(storedRepeats);
  return [
    REPEATS.find((repeats) => String(repeats) === stored) ?? REPEATS[1],
    (repeats) => storedRepeats.set(String(repeats)),
  ];
};
