import { type ComponentType, lazy, Suspense, useEffect, useRef } from "react";
import { ChatView } from "./chat/chat-view.tsx";
import { ConfigGate } from "./config-gate.tsx";
import { ConsoleHead } from "./header/console-head.tsx";
import { useTexts } from "./i18n/language.tsx";
import { useView, type View } from "./session/route.ts";
import { useTitle } from "./session/use-title.ts";
import { ErrorBoundary } from "./shared/error-boundary.tsx";
import type { ViewProps } from "./shared/view-props.ts";
import { Waiting } from "./shared/waiting.tsx";

/** The chat is the first view; the others load on demand. */
const VIEW_COMPONENTS: Readonly<Record<View, ComponentType<ViewProps>>> = {
  chat: ChatView,
  compare: lazy(() => import("./compare/compare-view.tsx")),
  advisor: lazy(() => import("./advisor/advisor-view.tsx")),
  switch: lazy(() => import("./switch/switch-view.tsx")),
  state: lazy(() => import("./state/state-view.tsx")),
  report: lazy(() => import("./report/report-view.tsx")),
  tools: lazy(() => import("./tools/tools-view.tsx")),
};

export const App = () => {
  const texts = useTexts();
  const view = useView();
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);

  useTitle(texts.views[view]);
  // A view change moves the focus to the new content, as a page load does.
  useEffect(() => {
    // The chat focuses its question field.
    if (!isFirst.current && !main.current?.contains(document.activeElement))
      main.current?.focus({ preventScroll: true });
    isFirst.current = false;
    // The chat restores its own scroll position.
    if (view !== "chat") scrollTo(0, 0);
  }, [view]);

  const ViewComponent = VIEW_COMPONENTS[view];
  return (
    <>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {texts.skip}
      </button>
      <ConsoleHead view={view} />
      <main ref={main} id="content" tabIndex={-1} className={`view view-${view}`}>
        <ConfigGate>
          {(config) => (
            <ErrorBoundary key={view}>
              <Suspense fallback={<Waiting />}>
                <ViewComponent config={config} />
              </Suspense>
            </ErrorBoundary>
          )}
        </ConfigGate>
      </main>
    </>
  );
};
