import { defineConfig, type Options } from "tsup";

/**
 * Every app is one bundle with its dependencies inside: it starts fast, and an image needs nothing but `dist` and Node.
 * CommonJS dependencies inside the ESM bundle call `require`, which the banner supplies.
 */
export const appBundle = (entry: Record<string, string>, onSuccess?: () => Promise<void>): Options =>
  defineConfig({
    entry,
    format: "esm",
    target: "node26",
    platform: "node",
    splitting: true,
    clean: true,
    sourcemap: true,
    noExternal: [/.*/],
    removeNodeProtocol: false,
    ...(onSuccess && { onSuccess }),
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  }) as Options;
