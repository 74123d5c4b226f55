import { setTimeout as sleep } from "node:timers/promises";

/** 10 KiB, easy to write in every language. */
export const DOCUMENT = "0123456789abcdef".repeat(640);

/** What an I/O-bound tool waits for. */
const WAIT_MS = 5;

export const echo = ({ text }: { text: string }) => ({ text });
export const document = () => ({ text: DOCUMENT });
export const wait = async ({ text }: { text: string }) => {
  await sleep(WAIT_MS);
  return { text };
};
