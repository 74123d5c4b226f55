import type { CheckedCall } from "../workload/workload.ts";
import { DOCUMENT } from "./servers/node/three-tools.ts";

/** A trivial call, a large answer, and a wait for I/O. */
export const PEER_TOOLS = ["echo", "document", "wait"] as const;

export type PeerTool = (typeof PEER_TOOLS)[number];

const textCalls = (tool: PeerTool): CheckedCall[] =>
  ["a", "twelve bytes", "두 언어로", '한 줄 "인용"\n두 줄 🙂'].map((text) => ({
    tool,
    arguments: { text },
    expected: { text },
  }));

/** Only a few, because a bridge that starts a process per call receives all of them at every start. */
export const PEER_CALLS: Readonly<Record<PeerTool, readonly CheckedCall[]>> = {
  echo: textCalls("echo"),
  document: [{ tool: "document", arguments: {}, expected: { text: DOCUMENT } }],
  wait: textCalls("wait"),
};
