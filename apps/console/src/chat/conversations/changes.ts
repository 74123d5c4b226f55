/** What a tab did with a conversation; `writing` while its answer grows. */
export interface ConversationChange {
  readonly id: string;
  readonly what: "saved" | "writing" | "deleted";
}

const NAME = "twinhost.conversations";
const channel = new BroadcastChannel(NAME);

export const tellChange = (change: ConversationChange): void => channel.postMessage(change);

const listenOn = (on: BroadcastChannel, listener: (change: ConversationChange) => void): (() => void) => {
  const take = ({ data }: MessageEvent<ConversationChange>): void => listener(data);
  on.addEventListener("message", take);
  return () => on.removeEventListener("message", take);
};

/** Called with what other tabs do: a channel does not get its own messages. */
export const onChangeElsewhere = (listener: (change: ConversationChange) => void): (() => void) =>
  listenOn(channel, listener);

/** Called with what this tab does, too. */
export const onAnyChange = (listener: (change: ConversationChange) => void): (() => void) => {
  const own = new BroadcastChannel(NAME);
  listenOn(own, listener);
  return () => own.close();
};
