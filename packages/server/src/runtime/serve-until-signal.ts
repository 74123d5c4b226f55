import type { RequestListener } from "node:http";
import { openSharedRedis, shareKeys } from "@twinhost/policy";
import { exitOnStartError } from "@twinhost/runtime";
import { listen } from "../lifecycle/listen.ts";
import { type ReloadOptions, reloadOnHangup } from "../lifecycle/reload.ts";
import { closeOnSignal } from "../lifecycle/shutdown.ts";
import { readTlsFiles } from "../lifecycle/tls-files.ts";
import type { PreparedServer, ServerSchema } from "./prepare-server.ts";
import type { ServerRuntime } from "./server-runtime.ts";

/** What {@link serveUntilSignal} serves, and the server's own steps of reload and shutdown. */
export interface ServeOptions<Schema extends ServerSchema> {
  readonly app: RequestListener;
  readonly runtime: Pick<ServerRuntime, "program" | "drain" | "close">;
  /** Settings that SIGHUP applies besides the log level. */
  readonly apply: ReloadOptions<Schema>["apply"];
  /** What SIGHUP rereads or restarts besides keys and certificate. */
  readonly reread?: ReloadOptions<Schema>["reread"];
  /** Ends streams that last as long as their client listens; see `ServerRuntime.drain`. */
  readonly endStreams?: () => Promise<void>;
  /** Closes what the server opened, once every request is answered. */
  readonly close: () => Promise<void>;
}

/**
 * Listens, reloads on SIGHUP and shuts down gracefully on a signal. If it cannot listen, the process exits with one
 * line.
 * @returns the address; by then the server handles signals, so it may be stopped at once
 */
export const serveUntilSignal = async <Schema extends ServerSchema>(
  server: PreparedServer<Schema>,
  { app, runtime, apply, reread, endStreams, close }: ServeOptions<Schema>,
): Promise<string> => {
  const { schema, given, settings, hostLog, log, tls, keys, reload } = server;
  const { REDIS_URL } = settings;
  const redis = REDIS_URL === undefined ? undefined : openSharedRedis(REDIS_URL, "keys", log);
  const sharedKeys = redis && shareKeys(keys, redis, runtime.program, log);
  // Awaited, so that a key revoked elsewhere is not accepted here even for a moment.
  await sharedKeys?.known;
  const listening = await listen(app, { host: settings.HOST, port: settings.PORT, tls }).catch(exitOnStartError);
  reloadOnHangup({
    schema,
    settings,
    environment: given,
    apply,
    reread: {
      ...reread,
      LOG_FILE: hostLog.reopen,
      API_KEYS_FILE: reload,
      TLS_CERT_FILE: () => {
        const files = readTlsFiles(settings);
        if (files) listening.renewCertificate(files);
      },
    },
    log,
  });
  closeOnSignal(log, async () => {
    await runtime.drain(listening, endStreams);
    await close();
    await sharedKeys?.close();
    redis?.close();
    keys.close();
    await runtime.close();
    await hostLog.flush();
  });
  return listening.address;
};
