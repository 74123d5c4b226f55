import { commaList } from "@twinhost/core";
import { z } from "zod";
import { oauthSettings } from "../access/oauth/oauth-settings.ts";

const origin = z.string().refine((value) => URL.parse(value)?.origin === value, {
  error: (issue) => `"${issue.input}" is not an origin; write it like https://app.example.com`,
});

/** As in a URL, without scheme, port or path. */
const hostName = z.string().refine((value) => URL.parse(`http://${value}`)?.hostname === value.toLowerCase(), {
  error: (issue) => `"${issue.input}" is not a host name; write it like tools.example.com, without scheme or port`,
});

const network = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], {
  error: (issue) => `"${issue.input}" is not a network; write it like 10.0.0.0/8`,
});

/** The networks that express knows by name. */
const NAMED_NETWORKS = ["loopback", "linklocal", "uniquelocal"] as const;

const proxies = z.array(
  z.union([z.enum(NAMED_NETWORKS), network], {
    error: (issue) => `"${issue.input}" is neither off, a number of hops, a network such as 10.0.0.0/8 nor loopback`,
  }),
);

/** Whose `X-Forwarded-*` headers to trust: nobody's, those of a number of chained proxies, or those of networks. */
const trustProxy = z.union(
  [
    z.literal("off").transform(() => false as const),
    z
      .string()
      .regex(/^[1-9]$/)
      .transform(Number),
    commaList.pipe(proxies),
  ],
  { error: "must be off, a number of hops from 1 to 9, or networks such as loopback,10.0.0.0/8" },
);

/** Settings of every HTTP server of the product. */
export const serverSettings = (defaultPort: number) =>
  z.object({
    HOST: z.string().default("127.0.0.1"),
    PORT: z.coerce
      .number({ error: "must be a port number from 0 to 65535" })
      .int({ error: "must be a port number from 0 to 65535" })
      .min(0, { error: "must be a port number from 0 to 65535" })
      .max(65_535, { error: "must be a port number from 0 to 65535" })
      .default(defaultPort),
    ALLOWED_HOSTS: commaList.pipe(z.array(hostName)).default(["localhost", "127.0.0.1", "[::1]"]),
    ALLOWED_ORIGINS: commaList.pipe(z.array(origin)).default([]),
    /** Empty allows all. */
    ALLOWED_NETWORKS: commaList.pipe(z.array(network)).default([]),
    TRUST_PROXY: trustProxy.default(false),
    TLS_CERT_FILE: z.string().optional(),
    TLS_KEY_FILE: z.string().optional(),
    /** A JSON file whose keys are imported into `DATA_DIR`. */
    API_KEYS_FILE: z.string().optional(),
    ...oauthSettings,
    /** Folder of the built console, which has the pages of both servers. */
    CONSOLE_DIR: z.string().optional(),
  });

/** The settings that {@link createHttpApp} needs; absent ones are off. */
export interface NetworkOptions {
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly allowedNetworks?: readonly string[];
  readonly trustProxy?: false | number | readonly string[];
  /** Whether this server itself terminates TLS. */
  readonly hasTls?: boolean;
}

/** The settings as {@link createHttpApp} takes them. */
export const networkOptions = (settings: z.output<ReturnType<typeof serverSettings>>): NetworkOptions => ({
  allowedHosts: settings.ALLOWED_HOSTS,
  allowedOrigins: settings.ALLOWED_ORIGINS,
  allowedNetworks: settings.ALLOWED_NETWORKS,
  trustProxy: settings.TRUST_PROXY,
  hasTls: settings.TLS_CERT_FILE !== undefined,
});
