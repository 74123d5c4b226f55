import { once } from "node:events";
import { createServer } from "node:net";

/** Below the ephemeral ports (from 32,768), which a connection could take between test and use. */
const FIRST = 20_000;
const LAST = 32_000;

/** A port that was free a moment ago, for a program that cannot choose one itself. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isFree(port)) return port;
  }
};

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port);
  try {
    await once(server, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return false;
    throw error;
  }
  server.close();
  await once(server, "close");
  return true;
};
