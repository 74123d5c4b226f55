/** What a tab did with a conversation; `writing` while an answer is streaming. */
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

/** Called with changes in other tabs only: a channel does not receive its own messages. */
export const onChangeElsewhere = (listener: (change: ConversationChange) => void): (() => void) =>
  listenOn(channel, listener);

/** Called with changes in any tab, including this one. */
export const onAnyChange = (listener: (change: ConversationChange) => void): (() => void) => {
  const own = new BroadcastChannel(NAME);
  listenOn(own, listener);
  return () => own.close();
};
