/** The URL of a path below a base URL, which may have its own path, such as a proxy's prefix. */
export const urlUnder = (base: string, path: string): URL => {
  const url = new URL(base);
  url.pathname = `${pathOf(base)}${path}`;
  url.search = "";
  return url;
};

/** The path of a base URL, without a trailing slash. */
export const pathOf = (base: string): string => new URL(base).pathname.replace(/\/+$/, "");
