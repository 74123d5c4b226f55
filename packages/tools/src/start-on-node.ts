// No import here but what every Node has: an old one must get as far as the message below.
import module from "node:module";

const OLDEST_NODE = 24;

/** Starts a program, or ends with one line where Node is too old for it. Its bundle is compiled once and kept. */
export const startOnNode = async (program: () => Promise<unknown>): Promise<void> => {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    process.stderr.write(`twinhost needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}.\n`);
    process.exit(1);
  }
  module.enableCompileCache();
  await program();
};
