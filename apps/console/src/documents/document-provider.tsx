import { lazy, type ReactNode, Suspense, useState } from "react";
import { ErrorBoundary } from "../shared/error-boundary.tsx";
import { OpenDocument, type Passage } from "./open-document.ts";

const DocumentPanel = lazy(() => import("./document-panel.tsx"));

/** Lets its children open documents beside them. */
export const DocumentProvider = ({ children }: { children: ReactNode }) => {
  const [passage, setPassage] = useState<Passage>();
  return (
    <OpenDocument value={setPassage}>
      {children}
      {passage && (
        <ErrorBoundary>
          <Suspense>
            <DocumentPanel passage={passage} onClose={() => setPassage(undefined)} />
          </Suspense>
        </ErrorBoundary>
      )}
    </OpenDocument>
  );
};
