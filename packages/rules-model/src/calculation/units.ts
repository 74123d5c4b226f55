/** Units by the calculator's name (mathjs), with their names in English and Korean. Longer names come first. */
const UNITS: readonly (readonly [unit: string, names: string])[] = [
  ["km/hour", "km/h|kmh|kph|kilomet(?:er|re)s?\\s+(?:per|an)\\s+hour|시속\\s*킬로미터"],
  ["mile/hour", "mph|miles?\\s+(?:per|an)\\s+hour"],
  ["m/s", "m/s|met(?:er|re)s?\\s+per\\s+second"],
  ["m^2", "square\\s+met(?:er|re)s?|m2|m²|㎡|제곱\\s*미터|평방\\s*미터"],
  ["km^2", "square\\s+kilomet(?:er|re)s?|km2|km²|제곱\\s*킬로미터"],
  ["sqft", "square\\s+(?:feet|foot)|제곱\\s*피트"],
  ["km", "kilomet(?:er|re)s?|kms?|킬로미터|㎞"],
  ["cm", "centimet(?:er|re)s?|cms?|센티미터|센치|센티|㎝"],
  ["mm", "millimet(?:er|re)s?|mms?|밀리미터|㎜"],
  ["um", "micromet(?:er|re)s?|마이크로미터"],
  ["nm", "nanomet(?:er|re)s?|나노미터"],
  ["mile", "miles?|마일"],
  ["yard", "yards?|yd|야드"],
  ["foot", "feet|foot|ft|피트"],
  ["inch", "inch(?:es)?|인치"],
  ["m", "met(?:er|re)s?|m|미터"],
  ["kg", "kilograms?|kilos?|kgs?|킬로그램|킬로그람|㎏"],
  ["mg", "milligrams?|mg|밀리그램"],
  ["lbm", "pounds?|lbs?|파운드"],
  ["ounce", "ounces?|oz|온스"],
  ["tonne", "tonnes?|metric\\s+tons?|톤"],
  ["ton", "tons?"],
  ["g", "grams?|g|그램|그람"],
  ["milliliter", "millilit(?:er|re)s?|ml|밀리리터"],
  ["gallon", "gallons?|갤런"],
  ["cup", "cups?|컵"],
  ["pint", "pints?|파인트"],
  ["liter", "lit(?:er|re)s?|l|리터"],
  ["degC", "(?:degrees?\\s+|°\\s*)?(?:celsius|centigrade)|°c|℃|degc|c|섭씨"],
  ["degF", "(?:degrees?\\s+|°\\s*)?fahrenheit|°f|℉|degf|f|화씨"],
  ["K", "kelvins?|켈빈|절대\\s*온도"],
  ["ms", "milliseconds?|msecs?|ms|밀리\\s*초"],
  ["minute", "minutes?|mins?|분"],
  ["second", "seconds?|secs?|초"],
  ["hour", "hours?|hrs?|시간"],
  ["day", "days?|일"],
  ["week", "weeks?|주일|주"],
  ["year", "years?|년"],
  ["Mbit/s", "mbps|mbit/s|megabits?\\s+(?:per|a)\\s+second"],
  ["Gbit/s", "gbps|gbit/s|gigabits?\\s+(?:per|a)\\s+second"],
  ["MB/s", "mb/s|megabytes?\\s+(?:per|a)\\s+second"],
  ["GB/s", "gb/s|gigabytes?\\s+(?:per|a)\\s+second"],
  ["kB", "kilobytes?|kb|킬로바이트"],
  ["KiB", "kibibytes?|kib"],
  ["MB", "megabytes?|mb|메가바이트"],
  ["MiB", "mebibytes?|mib"],
  ["GB", "gigabytes?|gb|기가바이트|기가"],
  ["GiB", "gibibytes?|gib"],
  ["TB", "terabytes?|tb|테라바이트"],
  ["byte", "bytes?|바이트"],
  ["bit", "bits?|비트"],
  ["평", "평|pyeong"],
  ["acre", "acres?|에이커"],
  ["hectare", "hectares?|헥타르"],
  ["kWh", "kilowatt\\s*hours?|kwh|킬로와트시"],
  ["joule", "joules?|줄"],
  ["rad", "radians?|라디안"],
  ["deg", "degrees?|도"],
];

const MATCHERS = UNITS.map(([unit, names]) => ({ unit, matcher: new RegExp(`^(?:${names})$`, "iu") }));

/** Matches the name of any unit. */
export const UNIT = UNITS.map(([, names]) => names).join("|");

/** The calculator's unit for a name. */
export const unitOf = (name: string | undefined): string | undefined => {
  const trimmed = name?.trim();
  return trimmed && MATCHERS.find(({ matcher }) => matcher.test(trimmed))?.unit;
};
