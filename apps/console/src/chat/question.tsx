import { type KeyboardEvent, useState } from "react";
import { Button, Form, Label, TextArea, TextField } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { type ChatMessage, textOf } from "./chat-message.ts";
import { fitsQuestion, QuestionCount } from "./question-count.tsx";

interface QuestionProps {
  readonly message: ChatMessage;
  /** Maximum length of a question, in characters. */
  readonly limit: number;
  readonly isEditing: boolean;
  /** No edits while an answer is streaming. */
  readonly isLocked: boolean;
  readonly onEdit: () => void;
  readonly onCancel: () => void;
  readonly onAsk: (question: string) => void;
}

/** A question that can be edited in place and asked again. */
export const Question = ({ message, limit, isEditing, isLocked, onEdit, onCancel, onAsk }: QuestionProps) => {
  const { chat } = useTexts();
  if (isEditing && !isLocked) {
    return (
      <article className="question editing" aria-label={chat.you}>
        <QuestionEditor text={textOf(message)} limit={limit} onCancel={onCancel} onAsk={onAsk} />
      </article>
    );
  }
  return (
    <article className="question" aria-label={chat.you}>
      <p>{textOf(message)}</p>
      <Button className="quiet-button edit" isDisabled={isLocked} onPress={onEdit}>
        {chat.edit}
      </Button>
    </article>
  );
};

interface QuestionEditorProps {
  readonly text: string;
  readonly limit: number;
  readonly onCancel: () => void;
  readonly onAsk: (question: string) => void;
}

const QuestionEditor = ({ text, limit, onCancel, onAsk }: QuestionEditorProps) => {
  const { chat } = useTexts();
  const [question, setQuestion] = useState(text);
  const canAsk = fitsQuestion(question, limit);
  const takeKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onCancel();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    if (canAsk) onAsk(question);
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (canAsk) onAsk(question);
      }}
    >
      <TextField value={question} onChange={setQuestion} onKeyDown={takeKey} autoFocus>
        <Label className="visually-hidden">{chat.editQuestion}</Label>
        <TextArea rows={1} />
      </TextField>
      <div className="row">
        <Button type="submit" className="primary" isDisabled={!canAsk}>
          {chat.askAgain}
        </Button>
        <Button className="plain" onPress={onCancel}>
          {chat.cancel}
        </Button>
        <QuestionCount length={question.length} limit={limit} />
      </div>
    </Form>
  );
};
