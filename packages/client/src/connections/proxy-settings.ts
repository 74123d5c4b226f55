type Environment = Readonly<Record<string, string | undefined>>;

/** As in most programs, this machine is never reached through a proxy. */
const THIS_MACHINE = ["localhost", "127.0.0.1", "::1"];

const either = (environment: Environment, name: string): string | undefined =>
  environment[name.toLowerCase()] || environment[name] || undefined;

export interface ProxySettings {
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string;
}

/** `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in upper or lower case; undefined if there is no proxy. */
export const proxySettings = (environment: Environment = process.env): ProxySettings | undefined => {
  const httpProxy = either(environment, "HTTP_PROXY");
  const httpsProxy = either(environment, "HTTPS_PROXY");
  if (httpProxy === undefined && httpsProxy === undefined) return undefined;
  const noProxy = [either(environment, "NO_PROXY"), ...THIS_MACHINE].filter((hosts) => hosts !== undefined).join(",");
  return { httpProxy, httpsProxy, noProxy };
};
