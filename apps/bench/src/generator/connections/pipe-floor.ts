import { spawn } from "node:child_process";
import { once } from "node:events";
import type { ServerCommand } from "../../arms/arm.ts";
import type { Caller } from "../caller.ts";

/** JSON lines to a child and back. */
export const connectPipeFloor = ({ command, args, env }: ServerCommand): Caller => {
  const child = spawn(command, args, { env, stdio: ["pipe", "pipe", "inherit"] });
  const waiting = new Map<number, (answer: object) => void>();
  let nextId = 0;
  let rest = "";
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (chunk: string) => {
    const end = chunk.lastIndexOf("\n");
    // A large answer arrives in many chunks; each is searched only once.
    if (end === -1) {
      rest += chunk;
      return;
    }
    const lines = (rest + chunk.slice(0, end)).split("\n");
    rest = chunk.slice(end + 1);
    for (const line of lines) {
      const { id, ...answer } = JSON.parse(line) as { id: number };
      waiting.get(id)?.(answer);
      waiting.delete(id);
    }
  });
  return {
    call: (_tool, { expression }) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, resolve);
        child.stdin.write(`${JSON.stringify({ id, expression })}\n`);
      }),
    pids: () => (child.pid === undefined ? [] : [child.pid]),
    close: async () => {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
};
