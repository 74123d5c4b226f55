import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type {
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from "@modelcontextprotocol/client";
import { PRIVATE_FILE } from "@twinhost/core";

/** What a sign-in stores for the calls after it. */
interface StoredSignIn {
  readonly client?: StoredOAuthClientInformation | undefined;
  readonly tokens?: StoredOAuthTokens | undefined;
  readonly discovery?: OAuthDiscoveryState | undefined;
  /** What a call needed but the tokens do not allow; for the next sign-in. */
  readonly wantedScope?: string | undefined;
}

/** Stores a sign-in. */
export interface SignInStore {
  read(): StoredSignIn;
  change(changed: StoredSignIn): void;
}

/** A sign-in in a private file, whose folder must exist. Read each time, so that a new sign-in applies at once. */
export const signInFile = (file: string): SignInStore => {
  const read = (): StoredSignIn => {
    try {
      return JSON.parse(readFileSync(file, "utf8")) as StoredSignIn;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
      throw error;
    }
  };
  return {
    read,
    change: (changed) => {
      const next = `${file}.${process.pid}`;
      writeFileSync(next, JSON.stringify({ ...read(), ...changed }), { mode: PRIVATE_FILE });
      renameSync(next, file);
    },
  };
};
