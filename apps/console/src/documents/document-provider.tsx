import { lazy, type ReactNode, Suspense, useState } from "react";
import { ErrorBoundary } from "../shared/error-boundary.tsx";
import { OpenDocument, type Passage } from "./open-document.ts";

const DocumentPanel = lazy(() => import("./document-panel.tsx"));

/** Lets its children open documents beside them. Documents that these link to open in their place. */
export const DocumentProvider = ({ children }: { children: ReactNode }) => {
  const [trail, setTrail] = useState<readonly Passage[]>([]);
  const shown = trail.at(-1);
  return (
    <OpenDocument value={(passage) => setTrail([passage])}>
      {children}
      {shown && (
        <ErrorBoundary>
          <Suspense>
            <OpenDocument value={(passage) => setTrail([...trail, passage])}>
              <DocumentPanel
                passage={shown}
                onBack={trail.length > 1 ? () => setTrail(trail.slice(0, -1)) : undefined}
                onClose={() => setTrail([])}
              />
            </OpenDocument>
          </Suspense>
        </ErrorBoundary>
      )}
    </OpenDocument>
  );
};
