import type { SharedV4ProviderMetadata } from "@ai-sdk/provider";

/** What is kept with a tool call, from the model's turn until the call goes back to the model. */
export interface CallNotes {
  /** The arguments as the model wrote them, where parsing would change them. */
  readonly arguments?: string;
  /** The id that the model gave, where another call has it too. */
  readonly callId?: string;
}

const KEY = "twinhost";

export const withNotes = (
  metadata: SharedV4ProviderMetadata | undefined,
  notes: CallNotes,
): SharedV4ProviderMetadata => ({ ...metadata, [KEY]: { ...metadata?.[KEY], ...notes } });

export const notesOf = (metadata: SharedV4ProviderMetadata | undefined): CallNotes => metadata?.[KEY] ?? {};
