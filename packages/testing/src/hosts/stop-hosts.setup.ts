import { afterAll } from "vitest";
import { closeLoopbackServers } from "../loopback-server.ts";
import { stopHosts } from "./host-process.ts";

// Setup file of every test file, which ends its hosts and servers with it.
afterAll(async () => {
  await stopHosts();
  closeLoopbackServers();
});
