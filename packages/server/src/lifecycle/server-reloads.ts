import type { HostLog } from "@twinhost/runtime";
import type { Listening } from "./listen.ts";
import { readTlsFiles, type TlsSettings } from "./tls-files.ts";

interface ServerReloads {
  readonly settings: TlsSettings;
  readonly listening: Listening;
  readonly reloadKeys: () => unknown;
  readonly log: HostLog["log"];
}

/** What every HTTP server of the product applies and reads again on SIGHUP; for `reloadOnHangup`. */
export const serverReloads = ({ settings, listening, reloadKeys, log }: ServerReloads) => ({
  apply: {
    LOG_LEVEL: (level: string): void => {
      log.level = level;
    },
  },
  reread: {
    API_KEYS_FILE: reloadKeys,
    TLS_CERT_FILE: (): void => {
      const files = readTlsFiles(settings);
      if (files) listening.renewCertificate(files);
    },
  },
});
