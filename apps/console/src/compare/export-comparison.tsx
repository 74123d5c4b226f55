import { Button } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { CopyButton } from "../shared/copy-button.tsx";
import { jsonFile, saveFile } from "../shared/save-file.ts";
import type { Comparison } from "./comparison.ts";
import { toCsv } from "./to-csv.ts";

/** Exports a comparison as files or a link. */
export const ExportComparison = ({ comparison }: { comparison: Comparison }) => {
  const { compare } = useTexts();
  return (
    <div className="row compare-exports">
      <Button className="quiet-button" onPress={() => saveFile("comparison.json", jsonFile(comparison))}>
        {compare.export("JSON")}
      </Button>
      <Button
        className="quiet-button"
        onPress={() => saveFile("comparison.csv", new Blob([toCsv(comparison)], { type: "text/csv" }))}
      >
        {compare.export("CSV")}
      </Button>
      <CopyButton text={() => location.href} label={compare.copyLink} />
    </div>
  );
};
