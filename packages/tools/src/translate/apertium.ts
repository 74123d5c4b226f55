import { availableParallelism } from "node:os";
import type { Logger } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import { bulkhead } from "cockatiel";
import { apertiumPair, translateJoined } from "./apertium-text.ts";
import { cachePairs } from "./pair-cache.ts";
import type { LanguagePair, TranslationEngine } from "./translation-engine.ts";

const HOW_TO_ADD =
  "Install a pair that Apertium has as a package, for instance `apt-get install apertium apertium-eng-spa` (English and Spanish); for Korean and most others set TRANSLATOR_MODEL, or start LibreTranslate and set LIBRETRANSLATE_URL.";
/** Loads the code that runs processes on first use. */
const runProcess: typeof import("./run-process.ts").runProcess = async (run) =>
  (await import("./run-process.ts")).runProcess(run);

const LIST_TIMEOUT_MS = 5_000;

/** A mode that names two languages, as ISO 639 codes with an optional region: `eng-spa`, `spa-eng_US`. */
const MODE = /^([a-z]{2,3}(?:_[A-Za-z0-9]+)?)-([a-z]{2,3}(?:_[A-Za-z0-9]+)?)$/;

export const parseModes = (listing: string): LanguagePair[] =>
  listing.split("\n").flatMap((line) => {
    const [, source = "", target = ""] = MODE.exec(line.trim()) ?? [];
    return apertiumPair(source, target);
  });

/** Apertium (Debian package `apertium` and one package per language pair), run as a process per chunk of text. */
export const createApertium = ({ log, command = "apertium" }: { log: Logger; command?: string }): TranslationEngine => {
  // A translation is a pipeline of a dozen processes: more at once than there are cores only slows all of them down.
  const slots = bulkhead(availableParallelism(), Number.POSITIVE_INFINITY);

  const loadPairs = async (): Promise<readonly LanguagePair[]> => {
    const signal = AbortSignal.timeout(LIST_TIMEOUT_MS);
    const pairs = await runProcess({ command, args: ["-l"], input: "", maxOutputBytes: 262_144, signal }).then(
      ({ stdout }) => parseModes(stdout),
      (cause: unknown) => {
        log.debug({ err: cause }, "apertium: not available");
        throw new ToolError(
          "engine_unavailable",
          `Apertium is not installed, or does not run, on this server. ${HOW_TO_ADD}`,
          { cause },
        );
      },
    );
    if (pairs.length > 0) return pairs;
    throw new ToolError("engine_unavailable", `Apertium has no language pair on this server. ${HOW_TO_ADD}`);
  };

  const run = async (input: string, pair: LanguagePair, signal: AbortSignal): Promise<string> => {
    // -u leaves unknown words unmarked; the pair comes from the engine's own list, the text only through stdin.
    const args = ["-u", "-f", "txt", `${pair.engineSource}-${pair.engineTarget}`];
    const maxOutputBytes = 65_536 + 16 * input.length;
    const result = await runProcess({ command, args, input, maxOutputBytes, signal });
    // A failing stage of the pipeline can leave an empty answer and still a good exit code.
    if (result.exitCode === 0 && result.stdout.trim() !== "") return result.stdout;
    log.warn({ args, exitCode: result.exitCode, stderr: result.stderr }, "apertium: failed");
    throw new ToolError("engine_unavailable", "Apertium failed on this text. Its message is in the server's log.");
  };

  return {
    id: "apertium",
    description: command,
    expected: false,
    bounds: { characters: 5_000, pieces: 1_000 },
    howToAddPairs: HOW_TO_ADD,
    listPairs: cachePairs(loadPairs),
    translatePieces: (pieces, pair, signal) =>
      translateJoined(pieces, (text) =>
        slots.execute(() => {
          signal.throwIfAborted();
          return run(text, pair, signal);
        }),
      ),
  };
};
