/** A stdio host that serves nothing but tries what it can reach of the LLM server. Its argument: the job, as base64. */
import { type LookJob, lookAround } from "./look-around.ts";

await lookAround(JSON.parse(Buffer.from(process.argv[2] ?? "", "base64").toString("utf8")) as LookJob);
