/** May the condition at this pointer be missing? An outcome is then always offered, a region always entered. */
export function isOptionalCondition(pointer: string): boolean {
  return /\/(?:outcomes|regions)\/[^/]+\/when$|\/enough$|\/(?:messages\/\d+\/key|timers\/\d+\/at)$/.test(pointer);
}
