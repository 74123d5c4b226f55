import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type KeyRights, type KeyStore, openKeyStore } from "@twinhost/policy";

export interface KeysUnderTest {
  readonly folder: string;
  readonly store: KeyStore;
  /** Creates a key: for every tool, without expiry and with the role caller, unless the rights say otherwise. */
  create(rights?: Partial<KeyRights>): { readonly key: string; readonly id: string };
  close(): void;
}

/** A data folder with its key store, shared as `pnpm keys` and a running server share one. */
export const openKeysUnderTest = (): KeysUnderTest => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-keys-"));
  const store = openKeyStore(folder);
  return {
    folder,
    store,
    create: (rights = {}) => {
      const { key, info } = store.create({
        owner: "test",
        tools: ["*"],
        role: "caller",
        ratePerMinute: null,
        expiresAt: null,
        ...rights,
      });
      return { key, id: info.id };
    },
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
