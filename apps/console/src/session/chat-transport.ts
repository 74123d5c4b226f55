import type { TransportChoice } from "../api/types.ts";
import { useObservable } from "../shared/observable.ts";
import { createStored } from "./stored.ts";

const storedTransport = createStored([() => sessionStorage, () => localStorage], "twinhost.transport");

/** The transport chosen in this chat; undefined if the server chooses. */
export const readChatTransport = (): TransportChoice | undefined =>
  (storedTransport.get() || undefined) as TransportChoice | undefined;
export const chooseChatTransport = (transport: TransportChoice | undefined): void =>
  storedTransport.set(transport ?? "");

/** The chosen transport, provided that the server offers it. */
export const useChatTransport = (offered: readonly TransportChoice[]): TransportChoice | undefined => {
  const stored = useObservable(storedTransport);
  return offered.find((transport) => transport === stored);
};
