import { setTimeout as sleep } from "node:timers/promises";
import { openRelay, type Passage, type RelayedConnection } from "./relay.ts";

/**
 * What happens to connections. `refuse`: all are reset, and nobody listens. `reset`: an answer is truncated and the
 * connection reset. `half-close`: the same, but with an orderly end of the server's direction only. `black-hole`: bytes
 * vanish silently; afterwards the connections are reset, as by a rebooted machine. `loss`: one in twenty pieces of
 * answers is delayed, and all behind it, as after a lost packet. `slow`: every piece of an answer is delayed. `hold`:
 * answers are held back until their connections are cut.
 */
export type NetworkMode = "pass" | "refuse" | "reset" | "half-close" | "black-hole" | "loss" | "slow" | "hold";

/** A network between a client and a server on this machine that fails on request. */
export interface FaultyNetwork {
  /** Base URL, without a path. */
  readonly url: string;
  set(mode: NetworkMode): Promise<void>;
  /** Faults injected since the mode was set: connections reset or half-closed, pieces swallowed or delayed. */
  injected(): number;
  /** Connections whose answers are held. */
  held(): number;
  /** Resets all connections at once; new ones pass. */
  cut(): void;
  close(): void;
}

/** How much of an answer passes before it is truncated. */
const BREAKS_AFTER_BYTES = 20;
const SLOW_MS = 1_000;
/** One in this many pieces is lost (5 %). */
const LOST_ONE_IN = 20;
/** The minimum time after which Linux retransmits a lost packet. */
const RETRANSMIT_MS = 200;

export const openFaultyNetwork = async (targetPort: number): Promise<FaultyNetwork> => {
  const held = new Set<RelayedConnection>();
  let mode: NetworkMode = "pass";
  let injected = 0;
  let answerPieces = 0;

  const waitOfPiece = (): number => {
    answerPieces++;
    if (mode === "slow") return SLOW_MS;
    return mode === "loss" && answerPieces % LOST_ONE_IN === 0 ? RETRANSMIT_MS : 0;
  };

  const relay = await openRelay(targetPort, (connection) => {
    let lastPiece = Promise.resolve();
    const answer: Passage = (piece, forward) => {
      if (mode === "hold") held.add(connection);
      if (mode === "black-hole") {
        injected++;
        return;
      }
      if (held.has(connection)) return;
      if (piece === undefined || (mode !== "reset" && mode !== "half-close")) {
        forward(piece);
        return;
      }
      injected++;
      const begin = piece.subarray(0, BREAKS_AFTER_BYTES);
      if (mode === "reset") connection.reset(begin);
      else {
        forward(begin);
        forward(undefined);
      }
    };
    return {
      request: (piece, forward) => {
        if (mode === "black-hole") injected++;
        else forward(piece);
      },
      response: (piece, forward) => {
        const wait = waitOfPiece();
        if (wait > 0) injected++;
        lastPiece = lastPiece.then(() => pause(wait)).then(() => answer(piece, forward));
      },
    };
  });
  const cut = (): void => {
    held.clear();
    relay.resetAll();
  };

  return {
    url: `http://127.0.0.1:${relay.port}`,
    set: async (next) => {
      if (mode === "black-hole") cut();
      mode = next;
      injected = 0;
      relay.setSilent(next === "black-hole");
      if (next === "refuse") relay.refuse();
      else await relay.listen();
    },
    injected: () => injected,
    held: () => held.size,
    cut: () => {
      mode = "pass";
      cut();
    },
    close: relay.close,
  };
};

const pause = async (milliseconds: number): Promise<void> => {
  if (milliseconds > 0) await sleep(milliseconds, undefined, { ref: false });
};
