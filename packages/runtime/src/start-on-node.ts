// Import only what every Node has: an old one must get as far as the message below.
import module from "node:module";

const OLDEST_NODE = 24;

/** Starts a program, or ends with one line if Node is too old for it. The compiled bundle is cached. */
export const startOnNode = async (program: () => Promise<unknown>): Promise<void> => {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    process.stderr.write(`twinhost needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}.\n`);
    process.exit(1);
  }
  module.enableCompileCache();
  useProxy(process.env);
  await program();
};

/** Sets the proxy for `fetch` (models, translation engines), if this Node supports it. Loopback bypasses it. */
const useProxy = (environment: NodeJS.ProcessEnv): void => {
  const { http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY, no_proxy, NO_PROXY } = environment;
  const toHttp = http_proxy || HTTP_PROXY;
  const toHttps = https_proxy || HTTPS_PROXY;
  if (!toHttp && !toHttps) return;
  // An import would load all of undici, even in programs without HTTP.
  process.getBuiltinModule("node:http").setGlobalProxyFromEnv?.({
    ...(toHttp && { http_proxy: toHttp }),
    ...(toHttps && { https_proxy: toHttps }),
    no_proxy: [no_proxy || NO_PROXY, "localhost,127.0.0.1,::1"].filter(Boolean).join(","),
  });
};
