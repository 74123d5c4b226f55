/**
 * The offered name that a model meant. Models write the namespaces of their training before it (`functions.calculate`,
 * `default_api:calculate`), and what their servers should have read off behind it (`calculate<|channel|>json`, `calculate:0`).
 * @returns the name as it is where no offered one can be told in it
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
