import { once } from "node:events";
import { lstatSync, rmSync } from "node:fs";
import { connect } from "node:net";

/**
 * Removes the socket file of a killed server, which outlives it and would block the next start. A file that is no
 * socket stays, and so does one that a server still listens on: listening there then fails as EADDRINUSE.
 */
export const removeIfUnused = async (path: string): Promise<void> => {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSocket()) return;
  const socket = connect(path);
  try {
    await once(socket, "connect");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ECONNREFUSED") rmSync(path, { force: true });
  } finally {
    socket.destroy();
  }
};
