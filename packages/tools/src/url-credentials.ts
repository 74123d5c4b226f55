interface UrlCredentials {
  readonly username: string;
  readonly password: string;
}

/** The user and the password that stand in an address, if any: errors and logs name addresses. */
export const credentialsIn = (address: string): UrlCredentials | undefined => {
  const { username, password } = new URL(address);
  if (username === "" && password === "") return undefined;
  return { username: decode(username), password: decode(password) };
};

/** A `%` that stands for itself is taken so. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The address without them. */
export const withoutCredentials = (address: string): string => {
  if (!credentialsIn(address)) return address;
  const url = new URL(address);
  url.username = "";
  url.password = "";
  return url.href;
};
