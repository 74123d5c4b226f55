import { useState } from "react";
import { Button, Input, Label, TextArea, TextField } from "react-aria-components";
import type { Config } from "../../api/types.ts";
import { useTexts } from "../../i18n/language.tsx";
import { useObservable } from "../../shared/observable.ts";
import { jsonFile, saveFile } from "../../shared/save-file.ts";
import type { ChatMessage } from "../chat-message.ts";
import { titleOf } from "./conversation.ts";
import { fileNameOf, toMarkdown } from "./export.ts";
import type { Session } from "./session.ts";

/** The conversation's name (editable in place), instructions and exports. */
export const ConversationHead = ({
  config,
  session,
  messages,
}: {
  config: Config;
  session: Session;
  messages: readonly ChatMessage[];
}) => {
  const texts = useTexts();
  const { chat } = texts;
  const settings = useObservable(session.state);
  const { name, instructions, model } = settings;
  const title = titleOf({ name, messages });
  // While it is typed, an empty name stays empty; later the first question takes its place.
  const [typed, setTyped] = useState<string>();
  /** For Escape. */
  const [before, setBefore] = useState("");
  const exported = { id: settings.id, title, instructions, model, messages };
  const save = (ending: "md" | "json", content: Blob): void => saveFile(`${fileNameOf(title)}.${ending}`, content);
  return (
    <>
      {messages.length > 0 && (
        <header className="chat-head row">
          <TextField
            className="conversation-name"
            value={typed ?? (name || title)}
            onChange={(next) => {
              setTyped(next);
              session.change({ name: next });
            }}
            onFocus={() => setBefore(name)}
            onBlur={() => setTyped(undefined)}
            onKeyDown={({ key }) => {
              if (key !== "Escape") return;
              session.change({ name: before });
              setTyped(undefined);
            }}
          >
            <Input maxLength={120} />
            {/* The label is the pencil: a click on it leads into the field. */}
            <Label className="pencil">
              <span className="visually-hidden">{chat.name}</span>
              <span aria-hidden="true">✎</span>
            </Label>
          </TextField>
          <Button
            className="quiet-button"
            onPress={() => save("md", new Blob([toMarkdown({ ...exported, name }, texts)], { type: "text/markdown" }))}
          >
            {chat.export("Markdown")}
          </Button>
          <Button className="quiet-button" onPress={() => save("json", jsonFile(exported))}>
            {chat.export("JSON")}
          </Button>
        </header>
      )}
      {config.models.some((id) => id !== "builtin") && (
        <details className="instructions">
          <summary>{chat.instructions}</summary>
          <TextField
            value={instructions}
            onChange={(typed) => session.change({ instructions: typed })}
            maxLength={config.limits.instructions}
          >
            <Label className="visually-hidden">{chat.instructions}</Label>
            <TextArea rows={3} placeholder={chat.instructionsHint} />
          </TextField>
        </details>
      )}
    </>
  );
};
