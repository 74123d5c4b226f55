import { createStored } from "../session/stored.ts";
import type { SideTransports } from "./comparison.ts";

const storedDraft = createStored([() => sessionStorage], "twinhost.comparison");

/** The question and transports that this tab had last, asked or not, as the query of a link. */
export const readDraft = (): string => storedDraft.get() ?? "";

/** @param question undefined for the example, which is in the user's language */
export const keepDraft = (question: string | undefined, transports: SideTransports): void =>
  storedDraft.set(String(new URLSearchParams({ ...(question !== undefined && { question }), ...transports })));
