import { hash, randomBytes, timingSafeEqual } from "node:crypto";

const KEY_BYTES = 32;

/** A new key: 256 random bits in `A-Za-z0-9_-`. */
export const createApiKey = (): string => randomBytes(KEY_BYTES).toString("base64url");

/** The stored form of a key. A plain hash is enough: nobody can guess 256 random bits, so no slow hash is needed. */
export const hashApiKey = (key: string): Buffer => hash("sha256", key, "buffer");

/** Compares two hashes in constant time. */
export const isSameHash = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
