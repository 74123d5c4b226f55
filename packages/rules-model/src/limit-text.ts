import { tokensOf } from "./count-tokens.ts";

export interface TextLimits {
  readonly maxOutputTokens?: number | undefined;
  readonly stopSequences?: readonly string[] | undefined;
}

/** Ends a text where a language model would have to: before the first stop sequence, or at the token limit. */
export const limitText = (
  text: string,
  { maxOutputTokens = Number.POSITIVE_INFINITY, stopSequences = [] }: TextLimits,
): { readonly text: string; readonly reason: "stop" | "length" } => {
  const stops = stopSequences.map((stop) => text.indexOf(stop)).filter((index) => index >= 0);
  const said = text.slice(0, Math.min(text.length, ...stops));
  const overflow = maxOutputTokens < said.length ? tokensOf(said)[maxOutputTokens] : undefined;
  return overflow
    ? { text: said.slice(0, overflow.index).trimEnd(), reason: "length" }
    : { text: said, reason: "stop" };
};
