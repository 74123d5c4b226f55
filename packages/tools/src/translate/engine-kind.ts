import type { Logger } from "@twinhost/core";
import type { z } from "zod";
import type { TranslationEngine } from "./translation-engine.ts";

/** What an engine is opened with. */
export interface EngineKindContext<Settings> {
  readonly settings: Settings;
  /** An existing, writable folder, shared with others. */
  readonly dataDirectory: string;
  readonly log: Logger;
}

/** Settings in which the needed ones are set. */
type With<Settings, Needed extends keyof Settings> = Settings & {
  [Name in Needed]-?: NonNullable<Settings[Name]>;
};

/** A kind of engine that `TRANSLATOR` may name, and how it is set up from the settings. */
export interface EngineKind<Settings extends z.ZodObject, Needed extends keyof z.output<Settings> & string> {
  /** Its name in `TRANSLATOR`, and in results as the engine that translated. */
  readonly id: string;
  readonly settings: Settings;
  /** The settings it cannot work without, and what each is; `auto` skips the engine if they are not set. */
  readonly requires?: Readonly<Record<Needed, string>>;
  /** For an engine that can work without any setting: whether `auto` uses it. Always, when absent. */
  isSetUp?(settings: z.output<Settings>): boolean;
  /** @throws Error with a one-line message for the operator when a setting is wrong */
  open(context: EngineKindContext<With<z.output<Settings>, Needed>>): TranslationEngine;
}

/** A kind of engine, with any settings. */
export interface AnyEngineKind {
  readonly id: string;
  readonly settings: z.ZodObject;
  readonly requires?: Readonly<Record<string, string>>;
  // biome-ignore-start lint/suspicious/noExplicitAny: kinds with all sorts of settings stand in one list
  isSetUp?(settings: any): boolean;
  open(context: EngineKindContext<any>): TranslationEngine;
  // biome-ignore-end lint/suspicious/noExplicitAny: the list ends
}

/** Defines a kind of engine for the list in `engine-kinds.ts`; types are inferred from its settings. */
export const defineEngineKind = <
  Settings extends z.ZodObject,
  Needed extends keyof z.output<Settings> & string = never,
>(
  kind: EngineKind<Settings, Needed>,
): AnyEngineKind => kind;
