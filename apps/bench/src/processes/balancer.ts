import { startNginx } from "./nginx.ts";

/** Loopback ports that nginx listens on, each with the ports of the servers behind it. */
export type Balancing = ReadonlyMap<number, readonly number[]>;

/** A running nginx load balancer. */
export interface Balancer {
  readonly pid: number;
  /** Switches to other servers; calls in flight finish where they are. */
  reload(balancing: Balancing): void;
  stop(): Promise<void>;
}

/** Starts a load balancer. @throws when nginx is not installed or does not start */
export const startBalancer = async (balancing: Balancing): Promise<Balancer> => {
  const nginx = await startNginx({ http: entrances(balancing), ports: balancing.keys() });
  return { ...nginx, reload: (next) => nginx.reload(entrances(next)) };
};

const entrances = (balancing: Balancing): string =>
  ["client_max_body_size 4m;", ...[...balancing].map(([port, servers]) => entrance(port, servers))].join("\n");

/** Unbuffered, for MCP streams. */
const entrance = (port: number, servers: readonly number[]): string => `
  upstream behind_${port} { least_conn; ${servers.map((server) => `server 127.0.0.1:${server};`).join(" ")} keepalive 256; }
  server {
    listen 127.0.0.1:${port};
    keepalive_requests 1000000; keepalive_timeout 600s;
    location / {
      proxy_pass http://behind_${port};
      proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;
      proxy_buffering off; proxy_read_timeout 600s;
    }
  }`;
