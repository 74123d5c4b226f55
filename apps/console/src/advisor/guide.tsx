import { lazy, Suspense, useState } from "react";
import { Waiting } from "../shared/waiting.tsx";

const GuideText = lazy(() => import("./guide-text.tsx"));

/** A collapsible guide. @param path in the repository, such as docs/en/criteria-scaling.md */
export const Guide = ({ path, label }: { path: string; label: string }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget: { open } }) => setOpen(open)}>
      <summary>
        {label}: <code>{path}</code>
      </summary>
      {isOpen && (
        <Suspense fallback={<Waiting />}>
          <GuideText key={path} path={path} />
        </Suspense>
      )}
    </details>
  );
};
