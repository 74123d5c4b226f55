import { FieldError } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";

/**
 * Why what stands in a field is not taken: in words of the console, as the browser's are in the browser's language.
 * @param isRight whether what stands there now is taken; the text then goes at once, or it would move the button that is being pressed
 */
export const FieldProblem = ({ missing, isRight }: { missing: string; isRight: boolean }) => {
  const { fields } = useTexts();
  return (
    <FieldError>
      {({ validationDetails, validationErrors }) => {
        if (isRight) return null;
        if (validationDetails.valueMissing) return missing;
        return validationDetails.badInput ? fields.incomplete : validationErrors.join(" ");
      }}
    </FieldError>
  );
};
