import { useTexts } from "../i18n/language.tsx";
import { shapeOf, sideOf } from "./ways.ts";

/** A way by its name, colour and shape. */
export const WayBadge = ({ way }: { way: string }) => {
  const texts = useTexts();
  return (
    <span className={`way way-${way} side-${sideOf(way)}`}>
      <span aria-hidden="true">{shapeOf(way)}</span> {texts.ways[way] ?? way}
    </span>
  );
};
