import { useTexts } from "../i18n/language.tsx";
import { shapeOf, sideOf } from "./transports.ts";

/** A transport's name, colour and shape. */
export const TransportBadge = ({ transport }: { transport: string }) => {
  const texts = useTexts();
  return (
    <span className={`transport transport-${transport} side-${sideOf(transport)}`}>
      <span aria-hidden="true">{shapeOf(transport)}</span> {texts.transports[transport] ?? transport}
    </span>
  );
};
