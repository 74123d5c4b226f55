/** Settings by name, as given by flags. */
export type Flags = Readonly<Record<string, string>>;
