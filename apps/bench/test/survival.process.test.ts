import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, describe, expect, it } from "vitest";
import type { BridgeClient } from "../src/peers/survival/bridge-client.ts";
import { SURVIVAL_CHECKS } from "../src/peers/survival/checks.ts";
import { clientOfSdk } from "../src/peers/survival/mcp-bridge-client.ts";
import { CHECKS } from "../src/peers/survival/run-checks.ts";
import { ownProcess } from "../src/processes/own-process.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-survival-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;
const BEHIND = { command: process.execPath, args: [ownProcess("sdk-v1-fragile-server")] };

/** No bridge: connects the client to the server directly. */
const connectDirectly = (): Promise<BridgeClient> => clientOfSdk(new StdioClientTransport(BEHIND));

/** A bridge that answers nothing and sends no notifications. */
const connectToNothing = async (): Promise<BridgeClient> => ({
  call: async () => [],
  tools: async () => [],
  listChanged: new Promise(() => {}),
  close: async () => {},
});

describe("the checks of bridges", () => {
  it.each(SURVIVAL_CHECKS)(
    "%s: passes without a bridge in between, and fails if nothing answers",
    async (check) => {
      const [direct, nothing] = [mkdtempSync(join(folder, "direct-")), mkdtempSync(join(folder, "nothing-"))];
      expect(await CHECKS[check]({ connect: connectDirectly, folder: direct })).toBe(true);
      expect(await CHECKS[check]({ connect: connectToNothing, folder: nothing })).toBe(false);
    },
    2 * MINUTE,
  );
});
