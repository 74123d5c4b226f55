import { Button } from "react-aria-components";
import { readableUris } from "../documents/readable-uri.ts";
import { useTexts } from "../i18n/language.tsx";
import { CopyButton } from "../shared/copy-button.tsx";
import { digits, time } from "../shared/figures.ts";
import { MarkdownText } from "../shared/markdown-text.tsx";
import { TransportBadge } from "../shared/transport-badge.tsx";
import { type ChatMessage, textOf, toShownCall } from "./chat-message.ts";
import { sourcesOf } from "./source.ts";
import { Sources } from "./sources.tsx";
import { ToolCard } from "./tool-card.tsx";
import { ToolsLeftOut } from "./tools-left-out.tsx";

export const Answer = ({
  message,
  isWriting,
  onAgain,
}: {
  message: ChatMessage;
  isWriting: boolean;
  onAgain: (() => void) | undefined;
}) => {
  const texts = useTexts();
  const { metadata } = message;
  const text = textOf(message);
  const sources = sourcesOf(message);
  return (
    <article className="answer" aria-label={texts.chat.answer}>
      {message.parts.map((part, index) => {
        if (part.type === "dynamic-tool") {
          return <ToolCard key={part.toolCallId} call={toShownCall(part, message)} isRunning={isWriting} />;
        }
        if (part.type === "file") {
          return (
            <p key={index}>
              <a href={part.url} download={part.filename ?? ""}>
                {texts.chat.file(part.mediaType)}
              </a>
            </p>
          );
        }
        if (part.type !== "text" || part.text === "") return null;
        return <MarkdownText key={index} text={part.text} />;
      })}
      {sources.length > 0 && <Sources sources={sources} />}
      {metadata?.tools_left_out && <ToolsLeftOut leftOut={metadata.tools_left_out} />}
      {isWriting && (
        <p className="waiting">
          <span className="pulse" aria-hidden="true" />
          {texts.chat.writing}
        </p>
      )}
      {!isWriting && (
        <footer>
          {metadata?.transport && <TransportBadge transport={metadata.transport} />}
          {metadata?.timing && (
            <span className="quiet">
              {texts.chat.total} {time(metadata.timing.total_ms)}
            </span>
          )}
          {metadata?.usage && metadata.usage.output_tokens > 0 && (
            <span className="quiet">
              {texts.chat.tokens(digits(metadata.usage.input_tokens), digits(metadata.usage.output_tokens))}
            </span>
          )}
          {metadata?.model && <span className="quiet">{metadata.model}</span>}
          {text !== "" && <CopyButton text={readableUris(text)} />}
          {onAgain && (
            <Button className="quiet-button" onPress={onAgain}>
              {texts.chat.again}
            </Button>
          )}
        </footer>
      )}
    </article>
  );
};
