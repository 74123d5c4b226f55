import { existsSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { IMAGE, RESOURCE_LINK } from "../servers/node/special-blocks.ts";
import type { BridgeClient } from "./bridge-client.ts";
import type { SurvivalCheck } from "./checks.ts";
import { eventually, within } from "./within.ts";

export interface CheckContext {
  /** Opens another client of the same bridge. */
  connect(): Promise<BridgeClient>;
  /** An empty folder for this check. */
  readonly folder: string;
}

type Check = (context: CheckContext) => Promise<boolean>;

const BACK_WITHIN_MS = 30_000;
const TOLD_WITHIN_MS = 12_000;
const CHANGES = 3;

const withClient =
  (use: (client: BridgeClient, context: CheckContext) => Promise<boolean>): Check =>
  async (context) => {
    const client = await context.connect();
    try {
      return await use(client, context);
    } finally {
      await client.close().catch(() => {});
    }
  };

const answers = withClient(async (client) =>
  JSON.stringify(await client.call("echo", { text: "back" })).includes("back"),
);

const gives = (tool: string, block: object): Check =>
  withClient(async (client) => isDeepStrictEqual(await client.call(tool), [block]));

/** A bridge passes if its check returns true in time; any error fails the check. */
export const CHECKS: Readonly<Record<SurvivalCheck, Check>> = {
  restart: async (context) => {
    await withClient(async (client) => {
      await within(TOLD_WITHIN_MS, async () => Boolean(await client.call("end_process")));
      return true;
    })(context);
    return eventually(BACK_WITHIN_MS, () => answers(context));
  },
  invalidLines: withClient(async (client, context) => {
    await client.call("print");
    return answers(context);
  }),
  listChanged: withClient(async (client) => {
    const told = client.listChanged.then(() => true);
    // At the first change, the stream for notifications may still be opening.
    for (let change = 0; change < CHANGES; change++) {
      await client.call("add_tool");
      // The notification may also announce the initial list of the server behind, before the change.
      if (await within(TOLD_WITHIN_MS, () => told))
        return eventually(TOLD_WITHIN_MS, async () => (await client.tools()).some((name) => name.startsWith("added")));
    }
    return false;
  }),
  cancellation: withClient(async (client, { folder }) => {
    const [started, cancelled] = [join(folder, "started"), join(folder, "cancelled")];
    const leaving = new AbortController();
    const call = client.call("wait_for_cancel", { started, cancelled }, { signal: leaving.signal }).catch(() => {});
    if (!(await eventually(TOLD_WITHIN_MS, async () => existsSync(started)))) return false;
    leaving.abort();
    await call;
    return eventually(TOLD_WITHIN_MS, async () => existsSync(cancelled));
  }),
  progress: withClient(async (client) => {
    let told = 0;
    await client.call("advance", {}, { onProgress: () => told++ });
    return told > 0;
  }),
  images: gives("image", IMAGE),
  resourceLinks: gives("resource_link", RESOURCE_LINK),
};
