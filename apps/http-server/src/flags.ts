/** Settings by their names, as flags gave them. */
export type Flags = Readonly<Record<string, string>>;
