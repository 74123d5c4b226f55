const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Not meant for reading, or repeated on every page. */
const SKIPPED = words(
  "script style template noscript noframes noembed svg nav iframe object canvas select datalist button textarea math rp",
);
const DECLARATION = /(?:^|[;{\s/])(display|visibility)\s*:\s*([a-z-]+)/gi;

/** Whether an element and its content are not shown: by its name, or by its attributes. */
export const isHidden = (name: string, attributes: Readonly<Record<string, string>>): boolean => {
  if (SKIPPED.has(name)) return true;
  const { hidden, style = "", "aria-hidden": ariaHidden } = attributes;
  // Content that is hidden until found is meant to be found.
  if (hidden !== undefined && hidden.trim().toLowerCase() !== "until-found") return true;
  return ariaHidden?.trim().toLowerCase() === "true" || (style !== "" && isHiddenByStyle(style));
};

/** The last declaration of a property counts. */
const isHiddenByStyle = (style: string): boolean => {
  const values = new Map(
    Array.from(style.matchAll(DECLARATION), ([, property = "", value = ""]) => [
      property.toLowerCase(),
      value.toLowerCase(),
    ]),
  );
  return values.get("display") === "none" || /^(?:hidden|collapse)$/.test(values.get("visibility") ?? "");
};
