import type { ForeignClient } from "../client.ts";
import { findProgram, runForJson } from "../programs.ts";

export const curl: ForeignClient = {
  isThere: async () => (await findProgram(["curl"])) !== undefined,
  http: (url, { tool, arguments: args }) =>
    runForJson("curl", [
      "-sS",
      "--fail-with-body",
      "--noproxy",
      "*",
      "--json",
      JSON.stringify(args),
      `${url}/run/${tool}`,
    ]),
};
