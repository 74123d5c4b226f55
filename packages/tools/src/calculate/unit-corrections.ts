/** SI values of units that mathjs has rounded or from older tables. Each is exact, or as exact as a double can be. */
const CORRECT: readonly [names: string, value: number][] = [
  ["acre acres", 4046.8564224],
  ["rd", 5.0292],
  ["sqrd", 25.29285264],
  ["sqch", 404.68564224],
  ["stick sticks", 0.11339809250000001],
  ["arcsec arcsecond arcseconds", Math.PI / 648_000],
  ["arcmin arcminute arcminutes", Math.PI / 10_800],
  ["kip kips", 4448.2216152605],
  ["psi", 4.4482216152605 / 0.00064516],
  ["hp", 550 * 0.3048 * 4.4482216152605],
  ["torr", 101_325 / 760],
  ["mmHg mmhg", 133.322387415],
  ["eV electronvolt electronvolts", 1.602176634e-19],
];

/** Corrects the table of units. Called once, before any calculation. */
export const correctUnits = (units: Record<string, { value: unknown }>): void => {
  for (const [names, value] of CORRECT) {
    for (const name of names.split(" ")) {
      const unit = units[name];
      if (unit !== undefined) unit.value = value;
    }
  }
};
