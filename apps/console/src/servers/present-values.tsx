import { useTexts } from "../i18n/language.tsx";
import type { KeptServer } from "./api.ts";
import type { DraftField } from "./draft-problems.ts";
import type { Removal } from "./server-entry.ts";

interface PresentValuesProps {
  readonly field: DraftField;
  readonly server: KeptServer;
  readonly removal: Removal;
  readonly onRemoval: (removal: Removal) => void;
}

/** What a server has that its form does not show, because it may be secret, and how to remove it. */
export const PresentValues = ({ field, server: { target, hidden }, removal, onRemoval }: PresentValuesProps) => {
  const { present } = useTexts().servers;
  if (field === "url") return <p className="quiet">{target === "" ? present.hiddenUrl : present.query}</p>;
  if (field === "args" && hidden.args > 0)
    return (
      <>
        <p className="quiet">{present.args(hidden.args)}</p>
        <Remove
          label={present.removeArgs}
          isRemoved={removal.args}
          onChange={(args) => onRemoval({ ...removal, args })}
        />
      </>
    );
  if (field !== "env" && field !== "headers") return null;
  const names = hidden[field];
  if (names.length === 0) return null;
  return (
    <>
      <p className="quiet">{present.names(names)}</p>
      {names.map((name) => (
        <Remove
          key={name}
          label={present.remove(name)}
          isRemoved={removal.names.includes(name)}
          onChange={(isRemoved) =>
            onRemoval({
              ...removal,
              names: names.filter((one) => (one === name ? isRemoved : removal.names.includes(one))),
            })
          }
        />
      ))}
    </>
  );
};

const Remove = ({
  label,
  isRemoved,
  onChange,
}: {
  label: string;
  isRemoved: boolean;
  onChange: (isRemoved: boolean) => void;
}) => (
  <label>
    <input type="checkbox" checked={isRemoved} onChange={({ target }) => onChange(target.checked)} /> {label}
  </label>
);
