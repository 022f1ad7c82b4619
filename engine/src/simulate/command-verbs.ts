/**
 * Types of commands whose fields are those of the step that tells them, with the verb of that step: one table to go from
 * commands to steps and back.
 */
export const taskVerbs = {
  claim: 'claim',
  unclaim: 'unclaim',
  transfer: 'transfer',
  delegate: 'delegate',
  resolve: 'resolve',
  'recall-delegation': 'recallDelegation',
  'add-signers': 'addSigners',
  'remove-signers': 'removeSigners',
  return: 'return',
  urge: 'urge',
} as const;

export const instanceVerbs = {
  recall: 'recall',
  'take-back': 'takeBack',
  cc: 'cc',
  jump: 'jump',
  terminate: 'terminate',
  suspend: 'suspend',
  activate: 'activate',
  reopen: 'reopen',
  'hand-over': 'handOver',
  comment: 'comment',
  cancel: 'cancel',
  'change-priority': 'changePriority',
  'decide-entry': 'decideEntry',
} as const;

export const clockVerbs = {
  'pause-clock': 'pauseClock',
  'resume-clock': 'resumeClock',
  'request-extension': 'requestExtension',
  'decide-extension': 'decideExtension',
  'appeal-breach': 'appealBreach',
  'rule-appeal': 'ruleAppeal',
} as const;

/** The verb of the step that tells a command. */
export const commandVerbs = {
  ...taskVerbs,
  ...instanceVerbs,
  ...clockVerbs,
  'retry-incident': 'retryIncident',
  'skip-incident': 'skipIncident',
  'correct-variables': 'correctVariables',
} as const;
