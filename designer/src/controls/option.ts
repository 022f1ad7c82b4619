/** Something that can be chosen. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** Smaller, beside the label: department, key, number of people. */
  readonly detail?: string;
  /** Heading it stands under. */
  readonly group?: string;
}

/** Options whose label, value or detail holds every word typed; those that begin with it come first. */
export function matchingOptions(options: readonly Option[], typed: string): readonly Option[] {
  const words = typed.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return options;
  const text = ({ label, value, detail }: Option): string => `${label}\n${value}\n${detail ?? ''}`.toLowerCase();
  const found = options.filter((option) => words.every((word) => text(option).includes(word)));
  const first = words[0] ?? '';
  const starts = (option: Option): boolean =>
    option.label.toLowerCase().startsWith(first) || option.value.toLowerCase().startsWith(first);
  return [...found.filter(starts), ...found.filter((option) => !starts(option))];
}
