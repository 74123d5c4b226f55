import { once } from "node:events";
import { createServer } from "node:net";

/** The first of these ports on which another process listens already; undefined if all are free. */
export const takenPort = async (ports: readonly string[], host: string): Promise<string | undefined> => {
  for (const port of ports) if (await isTaken(Number(port), host)) return port;
  return undefined;
};

const isTaken = async (port: number, host: string): Promise<boolean> => {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
    return false;
  } catch (error) {
    // Anything else is the server's to report.
    return (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  } finally {
    server.close();
  }
};
