/** A tool server as it is deployed, whose tool asks its client. Prints its URL. */
import { defineTool, LOCAL_CALLER } from "@twinhost/core";
import { hostSettings, openHostToolbox, parseSettings } from "@twinhost/runtime";
import { createToolServer, listen } from "@twinhost/server";
import { pino } from "pino";
import { z } from "zod";

const book = defineTool({
  name: "book",
  title: "Book a room",
  description: "Books a room for as many people and nights as its client says.",
  input: z.strictObject({}),
  output: z.strictObject({ people: z.number(), nights: z.number() }),
  annotations: {},
  timeoutMs: 30_000,
  run: (_input, { client }) => {
    const ask = (what: string): number => {
      const schema = { type: "object", properties: { count: { type: "integer" } }, required: ["count"] };
      const answer = client.elicit(what, { message: `How many ${what}?`, schema });
      return answer.action === "accept" ? Number(answer.content.count) : 0;
    };
    return { people: ask("people"), nights: ask("nights") };
  },
});

const log = pino({ level: "warn" }, pino.destination(2));
const settings = parseSettings(hostSettings, process.env);
const { app } = createToolServer({
  ...openHostToolbox({ tools: [book], settings, log }),
  isReady: () => true,
  caller: LOCAL_CALLER,
  allowedHosts: ["127.0.0.1"],
  allowedOrigins: [],
  log,
});
const { address } = await listen(app, { host: "127.0.0.1", port: 0 });
process.stdout.write(`${address}\n`);
