/** Settings given as flags, by name. */
export type Flags = Readonly<Record<string, string>>;
