/**
 * The offered name that a model meant. Models prefix it with namespaces from their training (`functions.calculate`,
 * `default_api:calculate`), and append what their servers should have removed (`calculate<|channel|>json`,
 * `calculate:0`).
 * @returns the name unchanged if it contains no offered one
 */
export const offeredName = (name: string, offered: { has(name: string): boolean }): string => {
  if (offered.has(name)) return name;
  const bare = name
    .replace(/<\|[\s\S]*$/, "")
    .trim()
    .replace(/:\d+$/, "");
  const last = bare.split(/[.:/]+/).at(-1) ?? "";
  return [bare, last].find((candidate) => offered.has(candidate)) ?? name;
};
