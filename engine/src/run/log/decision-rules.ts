/**
 * Raised whenever a change of the engine makes an accepted command of old give something else when it is decided again.
 * Entries of other rules are replayed all the same, but a difference is then no proof of damage.
 */
export const DECISION_RULES = 5;

/** Since these rules the lists behind pickers are asked; before, what somebody picked was taken as given. */
export const RULES_OF_PICKED_ENTRIES = 5;

/** Since these rules one hash covers all events of a command; before, each event had its own. */
export const RULES_OF_COMMAND_LINKS = 3;
