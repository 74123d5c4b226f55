import { Button } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { CopyButton } from "../shared/copy-button.tsx";
import { jsonFile, saveFile } from "../shared/save-file.ts";
import type { Comparison } from "./comparison.ts";
import { comparisonFileName } from "./file-name.ts";
import { toCsv } from "./to-csv.ts";
import { toJson } from "./to-json.ts";

/** Exports a comparison as files or a link. */
export const ExportComparison = ({ comparison }: { comparison: Comparison }) => {
  const texts = useTexts();
  const { compare } = texts;
  const save = (ending: "json" | "csv", content: Blob): void =>
    saveFile(`${comparisonFileName(comparison)}.${ending}`, content);
  return (
    <div className="row compare-exports">
      <Button className="quiet-button" onPress={() => save("json", jsonFile(toJson(comparison, texts)))}>
        {compare.export("JSON")}
      </Button>
      <Button className="quiet-button" onPress={() => save("csv", new Blob([toCsv(comparison)], { type: "text/csv" }))}>
        {compare.export("CSV")}
      </Button>
      <CopyButton text={() => location.href} label={compare.copyLink} />
    </div>
  );
};
