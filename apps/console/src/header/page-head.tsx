import "../style/header.css";
import type { ReactNode } from "react";
import { useTexts } from "../i18n/language.tsx";
import { Settings } from "./settings.tsx";

/** The head of every page: the product's name, what leads to other views, and the reader's settings. */
export const PageHead = ({
  home,
  children,
}: {
  /** Where the name leads. */
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
