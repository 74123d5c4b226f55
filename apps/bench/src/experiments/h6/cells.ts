/** Round trips of the network, in milliseconds; 0 is loopback itself, without the proxy. */
export const ROUND_TRIPS = [0, 1, 5, 20, 50] as const;

/** Reached through the network. */
export const NETWORKED = ["http", "http-floor"] as const;

export const cell = (row: (typeof NETWORKED)[number], roundTrip: number): string => `${row}@${roundTrip}`;

/** Whose calls are short enough for the thousand of them that a p99 needs. */
export const TAIL_ROWS: readonly string[] = [
  "stdio",
  ...ROUND_TRIPS.filter((roundTrip) => roundTrip <= 5).map((roundTrip) => cell("http", roundTrip)),
];

/** The same as `http-floor@0` once more: the noise. */
export const AGAIN = "http-floor-again";

/** Whose calls cross no network, or loopback alone. */
export const NEAR_ROWS: readonly string[] = ["stdio", "pipe-floor", ...NETWORKED.map((row) => cell(row, 0)), AGAIN];
