import { estimate, runRecord } from "@twinhost/report";
import { z } from "zod";
import { SURVIVAL_CHECKS } from "./survival/checks.ts";
import { PEER_TOOLS } from "./three-calls.ts";

const figure = z.strictObject({
  value: estimate,
  ratio: estimate
    .nullable()
    .describe("Divided by the figure of `against`, within the starts; null for `against` itself"),
});

const tool = z.strictObject({
  p50: figure.describe("Microseconds, one client"),
  p99: z.number().nullable().describe("Microseconds, one client, of all starts; null with fewer than 10 calls beyond"),
  perSecond: figure.describe("Calls a second, 16 at once"),
  cpu: figure.describe("Microseconds of processor time per call of the server's process tree, one client"),
});

const peer = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["server", "bridge"]).describe("A bridge serves over HTTP what is behind it over stdio"),
  versions: z.record(z.string(), z.string()),
  against: z.string().describe("The peer that its figures are divided by"),
  state: z.enum(["measured", "void", "left-out"]),
  reason: z.string().nullable().describe("Why it is void or left out"),
  starts: z.int().min(0),
  tools: z
    .strictObject(
      Object.fromEntries(PEER_TOOLS.map((name) => [name, tool])) as Record<(typeof PEER_TOOLS)[number], typeof tool>,
    )
    .nullable(),
  memory: figure.nullable().describe("Bytes of the server's process tree, after the calls"),
  coldStart: figure.nullable().describe("Milliseconds from the start of the server to the first right answer"),
  survival: z
    .record(z.enum(SURVIVAL_CHECKS), z.boolean())
    .nullable()
    .describe("Of bridges: what they withstand and pass on"),
});

/** Schema of report.json. */
export const peersReport = z
  .strictObject({
    schemaVersion: z.literal(1),
    ...runRecord,
    method: z.strictObject({ mode: z.enum(["full", "quick"]), starts: z.int().min(1) }),
    peers: z.array(peer),
  })
  .describe("The same three tools on other MCP servers and bridges, by the same client in the same run");

export type PeersReport = z.output<typeof peersReport>;
export type PeerFigure = z.output<typeof figure>;
export type PeerRow = PeersReport["peers"][number];
