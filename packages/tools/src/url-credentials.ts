interface UrlCredentials {
  readonly username: string;
  readonly password: string;
}

/** The user and the password in an address, if any, which errors and logs would reveal. */
export const credentialsIn = (address: string): UrlCredentials | undefined => {
  const { username, password } = new URL(address);
  if (username === "" && password === "") return undefined;
  return { username: decode(username), password: decode(password) };
};

/** Text with a stray `%` is left undecoded. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The address without credentials. */
export const withoutCredentials = (address: string): string => {
  if (!credentialsIn(address)) return address;
  const url = new URL(address);
  url.username = "";
  url.password = "";
  return url.href;
};
