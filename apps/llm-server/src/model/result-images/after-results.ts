import type { LanguageModelV4FilePart, LanguageModelV4Prompt, LanguageModelV4ToolResultPart } from "@ai-sdk/provider";

type Message = LanguageModelV4Prompt[number];
type Content = Extract<LanguageModelV4ToolResultPart["output"], { type: "content" }>["value"];

export const hasResultImages = (prompt: LanguageModelV4Prompt): boolean =>
  prompt.some(({ role, content }) => role === "tool" && content.some(hasContent));

const hasContent = (part: Extract<Message, { role: "tool" }>["content"][number]): boolean =>
  part.type === "tool-result" && part.output.type === "content";

/**
 * Moves images out of tool results for APIs whose results are text: a line replaces each, and the images follow in a
 * user message after the last result of the turn. Without `isShown` there are only the lines.
 */
export const imagesAfterResults = (prompt: LanguageModelV4Prompt, isShown: boolean): LanguageModelV4Prompt => {
  const changed: Message[] = [];
  let images: LanguageModelV4FilePart[] = [];
  let count = 0;
  const show = (): void => {
    if (images.length > 0) changed.push({ role: "user", content: images.flatMap(withNumber(count - images.length)) });
    images = [];
  };
  for (const message of prompt) {
    if (message.role !== "tool") {
      show();
      changed.push(message);
      continue;
    }
    const content = message.content.map((part) => {
      if (part.type !== "tool-result" || part.output.type !== "content") return part;
      const lines = part.output.value.map((piece) => {
        const image = imageOf(piece);
        if (!image) return piece.type === "text" ? piece.text : "[not shown to this model]";
        if (!isShown) return `${whatItIs(image)}: not shown to this model]`;
        images.push(image);
        return `${whatItIs(image)}: shown below as image ${++count}]`;
      });
      return { ...part, output: { type: "text", value: lines.join("\n") } as const };
    });
    changed.push({ ...message, content });
  }
  show();
  return changed;
};

const withNumber =
  (before: number) =>
  (image: LanguageModelV4FilePart, index: number): [{ type: "text"; text: string }, LanguageModelV4FilePart] => [
    { type: "text", text: `Image ${before + index + 1} of the tools' results:` },
    image,
  ];

const imageOf = (piece: Content[number]): LanguageModelV4FilePart | undefined =>
  piece.type === "file" ? { type: "file", mediaType: piece.mediaType, data: piece.data } : undefined;

const whatItIs = ({ mediaType, data }: LanguageModelV4FilePart): string =>
  data.type === "data"
    ? `[image, ${mediaType}, ${Math.ceil(Buffer.byteLength(data.data as string, "base64") / 1024)} KB`
    : `[image, ${mediaType}`;
