import type { ReactNode } from "react";
import type { Page } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";

/** A refusal of the LLM server's own key; one of the reader's key comes from the LLM server. */
const isOfToolServer = (message: string): boolean => message.startsWith("The tool server");

/** A server's half of a figure; or, where it does not say, why, and what to do about it. */
export const Panel = ({
  title,
  side,
  page,
  children,
}: {
  title: string;
  side: "http" | "none";
  /** What the figure is made from. */
  page: Page<unknown> | undefined;
  children: ReactNode;
}) => {
  const texts = useTexts();
  const why = (code: string, message: string): string => {
    if (isOfToolServer(message) && code === "unauthenticated") return texts.state.keyRefused;
    if (code !== "forbidden") return texts.failures[code]?.[0] ?? message;
    return isOfToolServer(message) ? texts.state.serverKey : texts.state.needsRole;
  };
  return (
    <div className={`side ${side}`}>
      <h4>{title}</h4>
      {page && !page.ok ? <p className="quiet">{why(page.code, page.message)}</p> : children}
    </div>
  );
};
