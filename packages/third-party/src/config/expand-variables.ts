type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLE = /\$\{(?:env:)?([A-Za-z_][\w.]*)(?::-([^}]*))?\}/g;

/**
 * Expands `${NAME}`, `${env:NAME}` and `${NAME:-default}` in every string of a value, however deep.
 * @param onMissing called with each variable that is not set and has no default, and with its place
 */
export const expandVariables = (
  value: unknown,
  environment: Environment,
  onMissing: (name: string, path: readonly string[]) => void,
  path: readonly string[] = [],
): unknown => {
  if (typeof value === "string")
    return value.replace(VARIABLE, (whole, name: string, otherwise: string | undefined) => {
      const set = environment[name];
      // As in a shell, the default also replaces a variable that is set but empty.
      const found = set === "" && otherwise !== undefined ? otherwise : (set ?? otherwise);
      if (found === undefined) onMissing(name, path);
      return found ?? whole;
    });
  if (Array.isArray(value))
    return value.map((item, index) => expandVariables(item, environment, onMissing, [...path, String(index)]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, expandVariables(item, environment, onMissing, [...path, key])]),
  );
};
