import { afterAll } from "vitest";
import { stopHosts } from "./host-process.ts";

// A setup file of every test file: its hosts end with it.
afterAll(stopHosts);
