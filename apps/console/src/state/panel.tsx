import type { ReactNode } from "react";
import type { Page } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";

/** A server's half of a figure; or, where it does not say, why, and what to do about it. */
export const Panel = ({
  title,
  side,
  of,
  page,
  children,
}: {
  title: string;
  side: "http" | "none";
  /** Of which processes it is. */
  of: string;
  /** What the figure is made from. */
  page: Page<unknown> | undefined;
  children: ReactNode;
}) => {
  const texts = useTexts();
  const why = ({ code, message, isOfToolServer = false }: Exclude<Page<unknown>, { ok: true }>): string => {
    if (isOfToolServer && code === "unauthenticated") return texts.state.keyRefused;
    if (code !== "forbidden") return texts.failures[code]?.[0] ?? message;
    return isOfToolServer ? texts.state.serverKey : texts.state.needsRole;
  };
  return (
    <div className={`side ${side}`}>
      <h4>{title}</h4>
      {page && !page.ok ? (
        <p className="quiet">{why(page)}</p>
      ) : (
        <>
          <p className="quiet">{of}</p>
          {children}
        </>
      )}
    </div>
  );
};
