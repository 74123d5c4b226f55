import { commaList } from "@twinhost/tools";
import { z } from "zod";

const origin = z.string().refine((value) => URL.parse(value)?.origin === value, {
  error: (issue) => `"${issue.input}" is not an origin; write it like https://app.example.com`,
});

/** Settings of every HTTP server of the product. */
export const serverSettings = (defaultPort: number) =>
  z.object({
    HOST: z.string().default("127.0.0.1"),
    PORT: z.coerce
      .number({ error: "must be a port number from 0 to 65535" })
      .int({ error: "must be a port number from 0 to 65535" })
      .min(0, { error: "must be a port number from 0 to 65535" })
      .max(65_535, { error: "must be a port number from 0 to 65535" })
      .default(defaultPort),
    ALLOWED_HOSTS: commaList.default(["localhost", "127.0.0.1", "[::1]"]),
    ALLOWED_ORIGINS: commaList.pipe(z.array(origin)).default([]),
  });
