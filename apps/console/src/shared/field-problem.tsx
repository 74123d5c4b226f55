import { FieldError } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";

/** Why what stands in a field is not taken: in words of the console, as the browser's are in the browser's language. */
export const FieldProblem = ({ missing }: { missing: string }) => {
  const { fields } = useTexts();
  return (
    <FieldError>
      {({ validationDetails, validationErrors }) => {
        if (validationDetails.valueMissing) return missing;
        return validationDetails.badInput ? fields.incomplete : validationErrors.join(" ");
      }}
    </FieldError>
  );
};
