import type { SettingProblem } from "@twinhost/core";
import type { z } from "zod";
import { apertium } from "./apertium-kind.ts";
import { bergamot } from "./bergamot/bergamot-kind.ts";
import type { AnyEngineKind, EngineKindContext } from "./engine-kind.ts";
import { libreTranslate } from "./libretranslate.ts";
import { llm } from "./llm/llm-kind.ts";
import type { TranslationEngine } from "./translation-engine.ts";

/** Every engine, in the order in which `auto` prefers them. A new one is one line here. */
const ENGINE_KINDS: readonly AnyEngineKind[] = [
  libreTranslate, //
  llm,
  bergamot,
  apertium,
];

/** `auto` uses, for each pair, the first engine set up that has it, and the next if that one fails. */
export const TRANSLATOR_CHOICES: readonly [string, ...string[]] = ["auto", ...ENGINE_KINDS.map(({ id }) => id)];

/** The settings of all engines. */
export const engineShape: Readonly<Record<string, z.ZodType>> = Object.assign(
  {},
  ...ENGINE_KINDS.map(({ settings }) => settings.shape),
);

type Settings = Readonly<Record<string, unknown>>;

const missingOf = ({ requires = {} }: AnyEngineKind, settings: Settings): readonly (readonly [string, string])[] =>
  Object.entries(requires).filter(([name]) => settings[name] === undefined);

/** The problem of the first engine that was chosen, or partly set up, and lacks a setting. */
export const engineProblem = (settings: Settings): SettingProblem | undefined => {
  for (const kind of ENGINE_KINDS) {
    const [missing] = missingOf(kind, settings);
    if (missing === undefined) continue;
    const [setting, what] = missing;
    const given = Object.keys(kind.requires ?? {}).find((name) => settings[name] !== undefined);
    const asking = settings.TRANSLATOR === kind.id ? `TRANSLATOR=${kind.id}` : given;
    if (asking !== undefined) return { setting, problem: `${asking} needs ${what}` };
  }
  return undefined;
};

/** The engines that the settings ask for, in order of preference. */
export const openEngines = (context: EngineKindContext<Settings>): readonly TranslationEngine[] => {
  const { settings } = context;
  const isWanted = (kind: AnyEngineKind): boolean =>
    settings.TRANSLATOR === "auto"
      ? missingOf(kind, settings).length === 0 && (kind.isSetUp?.(settings) ?? true)
      : settings.TRANSLATOR === kind.id;
  return ENGINE_KINDS.filter(isWanted).map((kind) => kind.open(context));
};
