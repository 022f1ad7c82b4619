/** Called by every component of the UI base when it is created; does nothing. */
export function usageStatistics() {}
