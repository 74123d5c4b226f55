import "../style/compare.css";
import { DocumentProvider } from "../documents/document-provider.tsx";
import { useTexts } from "../i18n/language.tsx";
import type { ViewProps } from "../shared/view-props.ts";
import { ComparePanel } from "./compare-panel.tsx";
import { readLink, useFollowedQuery } from "./comparison-link.ts";
import { readDraft } from "./draft.ts";
import { SavedComparisons } from "./saved-comparisons.tsx";

/** One question over two transports, side by side, and the comparisons saved in this browser. */
const CompareView = ({ config }: ViewProps) => {
  const texts = useTexts();
  const { query, visit } = useFollowedQuery();
  return (
    <DocumentProvider>
      <h1>{texts.compare.heading}</h1>
      {/* Other views link here without a query. */}
      <ComparePanel key={visit} config={config} link={readLink(query || readDraft(), config)} />
      <SavedComparisons />
    </DocumentProvider>
  );
};

export default CompareView;
