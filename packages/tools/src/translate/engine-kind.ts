import type { Logger } from "@twinhost/core";
import type { z } from "zod";
import type { TranslationEngine } from "./translation-engine.ts";

/** What an engine is opened with. */
export interface EngineKindContext<Settings> {
  readonly settings: Settings;
  /** A folder that exists and can be written; it is not the engine's alone. */
  readonly dataDirectory: string;
  readonly log: Logger;
}

/** Settings in which these are set. */
type With<Settings, Needed extends keyof Settings> = Settings & {
  [Name in Needed]-?: NonNullable<Settings[Name]>;
};

/** A kind of engine that `TRANSLATOR` may name, and how the settings set it up. */
export interface EngineKind<Settings extends z.ZodObject, Needed extends keyof z.output<Settings> & string> {
  /** The word in `TRANSLATOR`; results say by it which engine translated. */
  readonly id: string;
  readonly settings: Settings;
  /** The settings that it cannot work without, and what each is; with `auto` it is left out where they are not set. */
  readonly requires?: Readonly<Record<Needed, string>>;
  /** For one that can work without any setting: whether `auto` uses it all the same. Always, when absent. */
  isSetUp?(settings: z.output<Settings>): boolean;
  /** @throws Error in one line for an operator when a setting turns out to be wrong */
  open(context: EngineKindContext<With<z.output<Settings>, Needed>>): TranslationEngine;
}

/** An engine's kind, whatever its settings. */
export interface AnyEngineKind {
  readonly id: string;
  readonly settings: z.ZodObject;
  readonly requires?: Readonly<Record<string, string>>;
  // biome-ignore-start lint/suspicious/noExplicitAny: kinds with all sorts of settings stand in one list
  isSetUp?(settings: any): boolean;
  open(context: EngineKindContext<any>): TranslationEngine;
  // biome-ignore-end lint/suspicious/noExplicitAny: the list ends
}

/** Defines a kind of engine for the list in `engine-kinds.ts`; the types follow from its settings. */
export const defineEngineKind = <
  Settings extends z.ZodObject,
  Needed extends keyof z.output<Settings> & string = never,
>(
  kind: EngineKind<Settings, Needed>,
): AnyEngineKind => kind;
