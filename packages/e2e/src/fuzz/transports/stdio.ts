import { spawn } from "node:child_process";
import { once } from "node:events";
import { hostEnvironment } from "@twinhost/testing";
import { FatalFault, type FuzzTransport, type Outcome } from "../outcome.ts";
import { callMessage, parseAnswer } from "../rpc.ts";

/**
 * A stdio host in its own process, driven line by line.
 * @param script path of the host, run by this Node
 */
export const stdioTransport = (script: string, dataDirectory: string): FuzzTransport => {
  const child = spawn(process.execPath, [script], {
    env: hostEnvironment(dataDirectory, { LOG_LEVEL: "error" }),
  });
  const exited = once(child, "exit");
  const waiting = new Map<number, PromiseWithResolvers<Outcome>>();
  let lastId = 0;
  let end: FatalFault | undefined;
  let stderr = "";

  const fail = (fault: FatalFault): void => {
    end ??= fault;
    for (const { reject } of waiting.values()) reject(end);
    waiting.clear();
  };
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-5_000);
  });
  child.stdin.on("error", () => {}); // the exit says why
  child.once("exit", (code, signal) => fail(new FatalFault(`the stdio host ended with ${code ?? signal}: ${stderr}`)));
  const take = (line: string): void => {
    try {
      const { id, outcome } = parseAnswer(line);
      const call = waiting.get(id);
      waiting.delete(id);
      call?.resolve(new Promise((resolve) => resolve(outcome())));
    } catch (error) {
      fail(new FatalFault(`on stdout, ${(error as Error).message}`));
    }
  };
  // Not node:readline, which treats U+2028 as a line break; responses contain it unescaped.
  let unfinished = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (unfinished + text).split("\n");
    unfinished = lines.pop() ?? "";
    for (const line of lines) take(line);
  });

  return {
    name: "stdio",
    call: (tool, args) => {
      if (end) return Promise.reject(end);
      const id = ++lastId;
      const answer = Promise.withResolvers<Outcome>();
      waiting.set(id, answer);
      child.stdin.write(`${callMessage(id, tool, args)}\n`);
      return answer.promise;
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.stdin.end();
      await exited;
    },
  };
};
