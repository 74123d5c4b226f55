import { z } from "zod";

/** An enum whose error message lists all values. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(", ")}` });

/** An http or https URL of a server. */
export const serverUrl = z.url({
  protocol: /^https?$/,
  error: "must be an http or https URL, such as http://127.0.0.1:3000",
});

/** A comma-separated list. */
export const commaList = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);

/** A whole number of milliseconds, up to `most`. */
export const milliseconds = (most: number) => {
  const error = `must be a whole number of milliseconds from 0 to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(0, { error }).max(most, { error });
};
