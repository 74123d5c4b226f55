import { readSettings } from "@twinhost/runtime";
import { describe, expect, it } from "vitest";
import { settingsSchema } from "../src/settings.ts";

/** What the one line must contain: the setting, the given value, and what would be right. */
const WRONG: readonly (readonly [Record<string, string>, ...RegExp[]])[] = [
  [{ PORT: "abc" }, /PORT="abc"/, /0 to 65535/],
  [{ PORT: "70000" }, /PORT="70000"/, /0 to 65535/],
  [{ PORT: "-1" }, /PORT="-1"/, /0 to 65535/],
  [{ PORT: "3000.5" }, /PORT="3000.5"/, /0 to 65535/],
  [{ TRANSLATOR: "foo" }, /TRANSLATOR="foo"/, /auto, libretranslate, .*apertium/],
  [{ LOG_LEVEL: "loud" }, /LOG_LEVEL="loud"/, /info, debug/],
  [{ ALLOWED_ORIGINS: "notanorigin" }, /ALLOWED_ORIGINS/, /"notanorigin"/, /https:\/\/app.example.com/],
  [{ ALLOWED_ORIGINS: "https://a.example/" }, /ALLOWED_ORIGINS/, /"https:\/\/a.example\/"/],
  [{ TRANSLATOR: "llm" }, /TRANSLATOR_MODEL=""/, /the name of a model/],
  [{ TRANSLATOR_MODEL: "small" }, /TRANSLATOR_MODEL_BASE_URL=""/, /the base URL of its server/],
  [{ TRANSLATION_CACHE_MB: "plenty" }, /TRANSLATION_CACHE_MB="plenty"/, /MiB from 0/],
  [{ LIBRETRANSLATE_URL: "ftp://x" }, /LIBRETRANSLATE_URL="ftp:\/\/x"/, /http or https/],
  [{ SEARCH_ENGINE: "grep" }, /SEARCH_ENGINE="grep"/, /sqlite/],
  [{ PORT: "abc", LOG_LEVEL: "loud" }, /PORT="abc"/, /LOG_LEVEL="loud"/],
  [{ ALLOWED_NETWORKS: "10.0.0.0/33" }, /ALLOWED_NETWORKS/, /"10.0.0.0\/33"/, /10\.0\.0\.0\/8/],
  [{ ALLOWED_NETWORKS: "home" }, /ALLOWED_NETWORKS/, /"home"/],
  [{ OAUTH_ISSUER: "id.example.com" }, /OAUTH_ISSUER="id.example.com"/, /https:\/\/id.example.com/],
  [{ OAUTH_SCOPES: "staff" }, /OAUTH_SCOPES/, /"staff"/, /docs.read=search_\*/],
  [{ OAUTH_SCOPES: "ops=role:king" }, /OAUTH_SCOPES/, /"ops=role:king"/],
  [{ TRUST_PROXY: "true" }, /TRUST_PROXY="true"/, /off, a number of hops/],
];

describe("a wrong setting is reported in one line", () => {
  it.each(WRONG.map(([environment, ...parts]) => [environment, parts] as const))("%j", (environment, parts) => {
    const read = readSettings(settingsSchema, environment);
    for (const part of parts) expect(read).toEqual({ problem: expect.stringMatching(part) });
    expect(read).not.toEqual({ problem: expect.stringContaining("\n") });
  });
});
