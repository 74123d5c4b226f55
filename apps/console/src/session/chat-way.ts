import type { TransportChoice } from "../api/types.ts";
import { createStored, useStored } from "./stored.ts";

const storedWay = createStored([() => sessionStorage, () => localStorage], "twinhost.way");

/** The way that this chat chose for itself; undefined where the server chooses. */
export const readChatWay = (): TransportChoice | undefined =>
  (storedWay.get() || undefined) as TransportChoice | undefined;
export const chooseChatWay = (way: TransportChoice | undefined): void => storedWay.set(way ?? "");

/** The chosen way, as long as the server offers it. */
export const useChatWay = (offered: readonly TransportChoice[]): TransportChoice | undefined => {
  const stored = useStored(storedWay);
  return offered.find((way) => way === stored);
};
