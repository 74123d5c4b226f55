import { type AgainRow, ROWS, type Row } from "./cells.ts";

interface Conversations {
  readonly conversations: number;
  readonly callsEach: number;
  readonly inTurn: number;
}

/** Proves how long connections and processes lasted. @throws if their number does not fit the scenario */
export const requireOpened = (
  row: Row | AgainRow,
  opened: number,
  { conversations, callsEach, inTurn }: Conversations,
): void => {
  const lasts = ROWS[row.replace("-again", "") as Row];
  const all = conversations * inTurn;
  // A client may open an extra connection while others still carry answers.
  const fits = lasts === "kept" ? opened <= all : opened >= all * (lasts === "call" ? callsEach : 1);
  if (!fits) throw new Error(`${row}: ${all} conversations of ${callsEach} calls opened ${opened} connections.`);
};
