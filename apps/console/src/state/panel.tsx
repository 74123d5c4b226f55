import type { ReactNode } from "react";
import type { Page } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";

/** A server's half of a figure, or why it is missing and what to do about it. */
export const Panel = ({
  title,
  side,
  of,
  page,
  children,
}: {
  title: string;
  side: "http" | "none";
  /** The processes it covers. */
  of: string;
  /** The figure's data; undefined while it is loading. */
  page: Page<unknown> | undefined;
  children: ReactNode;
}) => {
  const texts = useTexts();
  const why = ({ code, message, isOfToolServer = false }: Exclude<Page<unknown>, { ok: true }>): string => {
    if (isOfToolServer && code === "unauthenticated") return texts.state.keyRefused;
    if (code !== "forbidden") return texts.failures[code]?.[0] ?? message;
    return isOfToolServer ? texts.state.serverKey : texts.state.needsRole;
  };
  const shown = (): ReactNode => {
    if (!page) return <p className="quiet">{texts.loading}</p>;
    if (!page.ok) return <p className="quiet">{why(page)}</p>;
    return (
      <>
        <p className="quiet">{of}</p>
        {children}
      </>
    );
  };
  return (
    <div className={`side ${side}`}>
      <h4>{title}</h4>
      {shown()}
    </div>
  );
};
