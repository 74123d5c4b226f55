import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The LLM server that `pnpm --filter console dev` uses. */
const llmServer = process.env.LLM_SERVER_URL ?? "http://127.0.0.1:8000";
const SERVED_BY_IT = ["/query", "/console", "/admin", "/health", "/ready", "/usage", "/metrics"];

/** Notices that Swagger UI requires to be distributed with it, besides its licence. */
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
  // Read by the packages that the console shares with the command line.
  define: mode === "package" ? { TWINHOST_IS_PACKAGED: "true" } : {},
  // A proxy may serve the console below a prefix.
  base: "./",
  plugins: [react(), swaggerNotices, { ...optimizeLocales.vite({ locales: ["en-US", "ko-KR"] }), enforce: "pre" }],
  // The manifest lists the files of the first load; a test checks their size.
  build: {
    target: "es2023",
    manifest: true,
    license: { fileName: "third-party-licences.md" },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: ["index.html", "usage.html", "docs.html", "start.html"] },
  },
  // The server must see the page's own host, or it rejects the page as cross-origin.
  server: { proxy: Object.fromEntries(SERVED_BY_IT.map((path) => [path, { target: llmServer, changeOrigin: false }])) },
}));
