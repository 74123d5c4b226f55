import type { KeyInfo } from "@twinhost/policy";
import Table from "cli-table3";

const COLUMNS: readonly [string, (key: KeyInfo) => string][] = [
  ["id", ({ id }) => id],
  ["owner", ({ owner }) => owner],
  ["tools", ({ tools }) => tools.join(",")],
  ["role", ({ role }) => role],
  ["rate", ({ ratePerMinute }) => (ratePerMinute === null ? "-" : `${ratePerMinute}/min`)],
  ["state", ({ state }) => state],
  ["old key good until", ({ formerKeyUntil }) => minute(formerKeyUntil)],
  ["created", ({ createdAt }) => minute(createdAt)],
  ["expires", ({ expiresAt }) => minute(expiresAt)],
  ["last used", ({ lastUsedAt }) => minute(lastUsedAt)],
];

/** Keys as a table for people. */
export const keyTable = (keys: readonly KeyInfo[]): string => {
  const table = new Table({ head: COLUMNS.map(([title]) => title), style: { head: [], border: [], compact: true } });
  table.push(...keys.map((key) => COLUMNS.map(([, read]) => printable(read(key)))));
  return table.toString();
};

const minute = (time: string | null): string => (time === null ? "-" : time.slice(0, 16).replace("T", " "));

/** An owner's name must not control the terminal. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, "?");
