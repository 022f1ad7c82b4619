import type { zhWorkers } from './workers-zh.js';

/** Texts of the page of external workers, in English. */
export const enWorkers: typeof zhWorkers = {
  title: 'External workers',
  lead: 'Programs outside fetch and complete the jobs of external services with a token, each for its topics only.',
  add: 'New token',
  empty: 'No tokens yet',
  emptyHint: 'Make one for each program; its name is shown in the history.',
  name: 'Name',
  nameHint: 'Lower-case letters, digits, dots, underscores or hyphens, beginning with a letter or digit',
  topics: 'Topics',
  topicsHint: 'Apart by commas or blanks; * is every topic',
  all: 'Every topic',
  created: 'Made',
  shownOnce: 'The token is shown this once. Put it into the settings of the program now.',
  token: 'Token',
  copy: 'Copy',
  copied: 'Copied',
  saved: 'I have kept it',
  revoke: 'Revoke',
  revokeText: (name: string) =>
    `“${name}” can fetch and report no more jobs from then on; jobs it holds are given out again when their lock ends.`,
  revoked: 'Revoked',
};
