import { useEffect } from "react";
import type { Config } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { useObservable } from "../shared/observable.ts";
import type { Session } from "./conversations/session.ts";

const NOTE_ID = "model-note";

/** Notes that the built-in model uses no third-party tools, if there are such tools or other models. */
export const ModelNote = ({ config: { model, models, thirdParty }, session }: { config: Config; session: Session }) => {
  const { chat } = useTexts();
  const chosen = useObservable(session.state).model;
  const used = models.includes(chosen) ? chosen : model;
  if (used !== "builtin" || !(thirdParty || models.length > 1)) return null;
  return (
    <p id={NOTE_ID} className="quiet model-note">
      {chat.builtinNote}
    </p>
  );
};

/** The conversation's model; a select if the server has several. */
export const ModelSelect = ({ config: { model, models }, session }: { config: Config; session: Session }) => {
  const { chat } = useTexts();
  const chosen = useObservable(session.state).model;
  const isServed = chosen === "" || models.includes(chosen);
  useEffect(() => {
    // The server no longer has it, and would refuse every question.
    if (!isServed) session.change({ model: "" });
  }, [isServed, session]);
  if (models.length === 1) return <span className="quiet model">{model}</span>;
  return (
    <label className="model-select">
      <span className="visually-hidden">{chat.model}</span>
      <select
        value={isServed ? chosen : ""}
        aria-describedby={NOTE_ID}
        onChange={(event) => session.change({ model: event.target.value })}
      >
        <option value="">{chat.serverChoice(model)}</option>
        {models
          .filter((id) => id !== model)
          .map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
      </select>
    </label>
  );
};
