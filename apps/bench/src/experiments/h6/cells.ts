/** Round trips of the network, in milliseconds; 0 is loopback itself, without the proxy. */
export const ROUND_TRIPS = [0, 1, 5, 20, 50] as const;

/** Calls of a start, by which scenarios get them: all, those that cross no network, and those for a p99. */
export const TURNS = {
  full: { all: 50, near: 1_200, fast: 220 },
  quick: { all: 12, near: 150, fast: 0 },
} as const;

/** Scenarios reached over the network. */
export const NETWORKED = ["http", "http-floor"] as const;

export const cell = (row: (typeof NETWORKED)[number], roundTrip: number): string => `${row}@${roundTrip}`;

/** The round trip as bare HTTP measured it. */
export const roundTripCell = (roundTrip: number): string => `round-trip@${roundTrip}`;

/** Scenarios whose calls are short enough for the thousand that a p99 needs. */
export const TAIL_ROWS: readonly string[] = [
  "stdio",
  ...ROUND_TRIPS.filter((roundTrip) => roundTrip <= 5).map((roundTrip) => cell("http", roundTrip)),
];

/** A second `http-floor@0`, to measure the noise. */
export const AGAIN = "http-floor-again";

/** Scenarios whose calls cross no network, or only loopback. */
export const NEAR_ROWS: readonly string[] = ["stdio", "pipe-floor", ...NETWORKED.map((row) => cell(row, 0)), AGAIN];
