/** Tries of a service state that names none. */
export const SERVICE_TRIES = 3;
/** Pause before its second try; doubled each time. */
export const SERVICE_BACKOFF = 'PT30S';
/** Tries of every other job (documents, notices, starting and ending children). */
export const EFFECT_TRIES = 8;
/** Pause before the second try of every other job; doubled each time. */
export const EFFECT_BACKOFF = 'PT10S';
