import type { RequestListener } from "node:http";
import { openSharedRedis, shareKeys } from "@twinhost/policy";
import { exitOnStartError } from "@twinhost/runtime";
import { listen } from "../lifecycle/listen.ts";
import { type ReloadOptions, reloadOnHangup } from "../lifecycle/reload.ts";
import { closeOnSignal } from "../lifecycle/shutdown.ts";
import { readTlsFiles } from "../lifecycle/tls-files.ts";
import type { PreparedServer, ServerSchema } from "./prepare-server.ts";
import type { Operation } from "./server-runtime.ts";

/** What {@link serveUntilSignal} serves, and what is the server's own about its reloads and its end. */
export interface ServeOptions<Schema extends ServerSchema> {
  readonly app: RequestListener;
  readonly operation: Pick<Operation, "program" | "drain" | "close">;
  /** Settings that SIGHUP applies beside the log's level. */
  readonly apply: ReloadOptions<Schema>["apply"];
  /** What SIGHUP reads or starts again beside keys and certificate. */
  readonly reread?: ReloadOptions<Schema>["reread"];
  /** Ends streams that go on for as long as their client listens; see `Operation.drain`. */
  readonly endStreams?: () => Promise<void>;
  /** Closes what the server opened, once every request is answered. */
  readonly close: () => Promise<void>;
}

/**
 * Listens, reloads on SIGHUP and ends in good order on a signal. Where it cannot listen, the process ends with one line.
 * @returns the address. Whoever is told it may end the server at once: its end is prepared by now.
 */
export const serveUntilSignal = async <Schema extends ServerSchema>(
  server: PreparedServer<Schema>,
  { app, operation, apply, reread, endStreams, close }: ServeOptions<Schema>,
): Promise<string> => {
  const { schema, given, settings, hostLog, log, tls, keys, reload } = server;
  const { REDIS_URL } = settings;
  const redis = REDIS_URL === undefined ? undefined : openSharedRedis(REDIS_URL, "keys", log);
  const sharedKeys = redis && shareKeys(keys, redis, operation.program, log);
  // A key that was revoked elsewhere is not good here for a moment, either.
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
    await operation.drain(listening, endStreams);
    await close();
    await sharedKeys?.close();
    redis?.close();
    keys.close();
    await operation.close();
    await hostLog.flush();
  });
  return listening.address;
};
