/** Two commands at the same moment; each list has both orders: `first` before `second`, then the other way round. */
export interface NamedRace {
  readonly situation: string;
  readonly first: string;
  readonly second: string;
  /** What the later one is told. */
  readonly codes: readonly [string, string];
  /** Where the instance stands after both. */
  readonly states: readonly [string, string];
}

const row = (
  situation: string,
  first: string,
  second: string,
  codes: NamedRace['codes'],
  states: NamedRace['states'],
): NamedRace => ({ situation, first, second, codes, states });

/** The races people ask about, with what the rules say; the whole matrix is compared with taking turns. */
export const named: readonly NamedRace[] = [
  row(
    'last two votes',
    'yes of p2',
    'yes of p3',
    ['instance/ended', 'instance/ended'],
    ['completed: passed', 'completed: passed'],
  ),
];
