import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../testing/search-corpus.ts";

const CACHE = join(import.meta.dirname, "translation-cache.ts");

/** A host that stores and reads translations; returns how many it found, and what it logged. */
const startHost = async (file: string, name: string): Promise<{ found: number; logged: string[] }> => {
  const script = `
    import { setTimeout } from "node:timers/promises";
    import { createTranslationCache } from ${JSON.stringify(CACHE)};
    const logged = [];
    const log = { warn: (_, message) => { logged.push(message); } };
    const cache = createTranslationCache({ file: ${JSON.stringify(file)}, maxBytes: 10_000_000, log });
    // A host that meets the others creating the file works without it for a second.
    const ready = [{ key: ["ready", ${JSON.stringify(name)}], text: "yes" }];
    for (; cache.get(ready[0].key) === undefined; await setTimeout(20)) cache.put(ready);
    let found = 0;
    for (let number = 0; number < 300; number++) {
      const key = [${JSON.stringify(name)}, String(number)];
      cache.put([{ key, text: "translated " + number }]);
      if (cache.get(key) === "translated " + number) found += 1;
    }
    process.stdout.write(JSON.stringify({ found, logged }));
    cache.close();
  `;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", script]);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (child.exitCode !== 0) throw new Error(`A host ended with ${child.exitCode}: ${errors}`);
  return JSON.parse(output);
};

it("serves several processes at once", async () => {
  const file = join(temporaryFolder(), "translations.sqlite");
  const hosts = await Promise.all(["a", "b", "c"].map((name) => startHost(file, name)));
  for (const { found, logged } of hosts) {
    expect(logged).toEqual([]);
    // Losing some because another process was writing is not a failure; losing most would be one.
    expect(found).toBeGreaterThan(150);
  }
}, 60_000);
