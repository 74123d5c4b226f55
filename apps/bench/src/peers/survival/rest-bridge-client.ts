import { z } from "zod";
import type { BridgeClient } from "./bridge-client.ts";

const openApi = z.object({ paths: z.record(z.string(), z.unknown()) });

/** A bridge to REST, which sends no notifications: only its OpenAPI document shows changes of its tools. */
export const connectRestBridge = (url: string, path: string): BridgeClient => ({
  call: async (tool, args = {}, { signal } = {}) => {
    const response = await fetch(new URL(`${path}${tool}`, url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(args),
      signal: signal ?? null,
    });
    if (!response.ok) throw new Error(`${tool} answered ${response.status}`);
    return response.json();
  },
  tools: async () => {
    const response = await fetch(new URL("/openapi.json", url));
    return Object.keys(openApi.parse(await response.json()).paths).map((one) => one.slice(path.length));
  },
  listChanged: new Promise(() => {}),
  close: async () => {},
});
