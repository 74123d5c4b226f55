import type {
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
} from "@ai-sdk/provider";

type OfType<Part, Type> = Extract<Part, { type: Type }>;

/** The same result with every part of a type changed. */
export const mapPart = <Type extends LanguageModelV4Content["type"]>(
  result: LanguageModelV4GenerateResult,
  type: Type,
  change: (part: OfType<LanguageModelV4Content, Type>) => LanguageModelV4Content,
): LanguageModelV4GenerateResult => ({
  ...result,
  content: result.content.map((part) =>
    part.type === type ? change(part as OfType<LanguageModelV4Content, Type>) : part,
  ),
});

/** The same for a result that streams. */
export const mapParts = <Type extends LanguageModelV4StreamPart["type"]>(
  result: LanguageModelV4StreamResult,
  type: Type,
  change: (part: OfType<LanguageModelV4StreamPart, Type>) => LanguageModelV4StreamPart,
): LanguageModelV4StreamResult =>
  transformParts(result, (part) => [
    part.type === type ? change(part as OfType<LanguageModelV4StreamPart, Type>) : part,
  ]);

/** The same stream with each part replaced by none, one or several. */
export const transformParts = (
  result: LanguageModelV4StreamResult,
  change: (part: LanguageModelV4StreamPart) => Iterable<LanguageModelV4StreamPart>,
): LanguageModelV4StreamResult => ({
  ...result,
  stream: result.stream.pipeThrough(
    new TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart>({
      transform: (part, controller) => {
        for (const changed of change(part)) controller.enqueue(changed);
      },
    }),
  ),
});
