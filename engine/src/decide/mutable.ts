/** A part of an instance while it is built property by property, which takes V8 a tenth of the time of spreads. */
export type Mutable<Part> = { -readonly [Key in keyof Part]: Part[Key] };
