import type { ReactNode } from "react";
import { useTexts } from "../i18n/language.tsx";
import { Settings } from "./settings.tsx";

/** Every page's header: the product name, links to other views, and the user's settings. */
export const PageHead = ({
  home,
  children,
}: {
  /** Target of the product name's link. */
  home: string;
  children?: ReactNode;
}) => {
  const { title } = useTexts();
  return (
    <header className="top">
      <a className="brand" href={home}>
        <span className="bars" aria-hidden="true" />
        {title}
      </a>
      {children}
      <Settings />
    </header>
  );
};
