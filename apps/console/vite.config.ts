import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Where `pnpm --filter console dev` finds the LLM server that answers it. */
const llmServer = process.env.LLM_SERVER_URL ?? "http://127.0.0.1:8000";
const SERVED_BY_IT = ["/query", "/console", "/admin", "/health", "/ready", "/usage", "/metrics"];

/** What Swagger UI asks to pass on beside its licence. */
const swaggerNotices: Plugin = {
  name: "swagger-notices",
  generateBundle() {
    for (const name of ["NOTICE", "swagger-ui-es-bundle.js.LICENSE.txt"]) {
      const source = readFileSync(fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`)));
      this.emitFile({ type: "asset", fileName: `assets/swagger-ui/${name}`, source });
    }
  },
};

export default defineConfig(({ mode }) => ({
  // What the packages that the console shares with the command line ask, too.
  define: mode === "package" ? { TWINHOST_IS_PACKAGED: "true" } : {},
  // The servers may stand below a proxy's prefix.
  base: "./",
  plugins: [react(), swaggerNotices, { ...optimizeLocales.vite({ locales: ["en-US", "ko-KR"] }), enforce: "pre" }],
  // The manifest says what the first load consists of; a test weighs it.
  build: {
    target: "es2023",
    manifest: true,
    license: { fileName: "third-party-licences.md" },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: ["index.html", "usage.html", "docs.html", "start.html"] },
  },
  // The server must see the host that the page came from, or it takes the page for a foreign one.
  server: { proxy: Object.fromEntries(SERVED_BY_IT.map((path) => [path, { target: llmServer, changeOrigin: false }])) },
}));
