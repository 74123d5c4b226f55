import { afterAll } from "vitest";
import { closeLoopbackServers } from "../loopback-server.ts";
import { stopHosts } from "./host-process.ts";

// A setup file of every test file: its hosts and servers end with it.
afterAll(async () => {
  await stopHosts();
  closeLoopbackServers();
});
