import { useLayoutEffect, useRef } from "react";
import { useTexts } from "../i18n/language.tsx";
import { hrefOf, VIEWS, type View } from "../session/route.ts";
import { PageHead } from "./page-head.tsx";

/** The console's header with links to its views. */
export const ConsoleHead = ({ view }: { view: View }) => {
  const texts = useTexts();
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the links are in one scrolling line.
  useLayoutEffect(() => {
    nav.current
      ?.querySelector(`[href="${hrefOf(view)}"]`)
      ?.scrollIntoView({ behavior: "instant", block: "nearest", inline: "nearest" });
  }, [view]);
  return (
    <PageHead home={hrefOf("chat")}>
      <nav ref={nav} aria-label={texts.navigation}>
        {VIEWS.map((name) => (
          <a key={name} href={hrefOf(name)} aria-current={name === view ? "page" : undefined}>
            {texts.views[name]}
          </a>
        ))}
      </nav>
    </PageHead>
  );
};
