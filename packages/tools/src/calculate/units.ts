import { correctUnits } from "./unit-corrections.ts";

export interface UnitClass {
  new (value: number | null, unit: string): unknown;
  isValuelessUnit(name: string): boolean;
  isValidAlpha(sign: string): boolean;
  createUnitSingle(name: string, definition: UnitDefinition): unknown;
  readonly UNITS: Record<string, UnitEntry>;
  readonly UNIT_SYSTEMS: { readonly auto: Record<string, unknown> };
}

interface UnitDefinition {
  readonly definition: string;
  readonly prefixes?: "none" | "short" | "binary_short";
  readonly aliases?: readonly string[];
}

interface UnitEntry {
  value: unknown;
  prefixes: Record<string, UnitPrefix>;
}

interface UnitPrefix {
  readonly name: string;
  readonly value: number;
  readonly scientific: boolean;
}

/** Everyday units that mathjs lacks. */
const EVERYDAY: Readonly<Record<string, UnitDefinition>> = {
  mph: { definition: "1 mile/hour" },
  mpg: { definition: "1 mile/gallon" },
  kph: { definition: "1 km/hour", aliases: ["kmh", "kmph"] },
  nmi: { definition: "1852 m" },
  knot: { definition: "1852 m/hour", aliases: ["knots", "kn"] },
  tsp: { definition: "1 teaspoon" },
  tbsp: { definition: "1 tablespoon", aliases: ["Tbsp"] },
  cal: { definition: "4.184 J", prefixes: "short" },
  ha: { definition: "1 hectare" },
  bps: { definition: "1 b/s", prefixes: "binary_short" },
  Bps: { definition: "1 B/s", prefixes: "binary_short" },
  평: { definition: "3.305785123966942 m^2", aliases: ["pyeong"] },
  근: { definition: "600 g" },
  돈: { definition: "3.75 g" },
};

const DATA_UNITS = ["b", "bit", "bits", "B", "byte", "bytes", "bps", "Bps"];

/** Names of units may contain Hangul. */
export const isHangul = (sign: string): boolean => /^\p{Script=Hangul}$/u.test(sign);

/** Adds the everyday units. Called once, before any calculation. */
export const addUnits = (Unit: UnitClass): void => {
  const isLatin = Unit.isValidAlpha;
  Unit.isValidAlpha = (sign) => isLatin(sign) || isHangul(sign);
  correctUnits(Unit.UNITS);
  for (const [name, definition] of Object.entries(EVERYDAY)) {
    if (!Object.hasOwn(Unit.UNITS, name)) Unit.createUnitSingle(name, definition);
  }
  // Short and long prefixes alike (Mbit, megabit), and a capital K for a thousand, as in KB.
  const { b, bits } = Unit.UNITS;
  const kilo = { name: "K", value: 1_000, scientific: false };
  const prefixes = { ...bits?.prefixes, ...b?.prefixes, K: kilo };
  for (const name of DATA_UNITS) {
    const unit = Unit.UNITS[name];
    if (unit !== undefined) unit.prefixes = prefixes;
  }
};

/**
 * Isolates calculations from each other: mathjs records each unit that it reads as the preferred one of its kind.
 * @returns a function that restores the records as they are now
 */
export const unitNotes = (Unit: UnitClass): (() => void) => {
  const { auto } = Unit.UNIT_SYSTEMS;
  const noted = { ...auto };
  return () => {
    // Most calculations record nothing, and an object that keeps losing properties stays slow.
    for (const key of Object.keys(auto)) if (!Object.hasOwn(noted, key)) delete auto[key];
    for (const key of Object.keys(noted)) if (auto[key] !== noted[key]) auto[key] = noted[key];
  };
};
