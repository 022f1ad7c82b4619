import type { LintContext } from '../model/index.js';
import type { DesignHost } from './design-host.js';

/** What the validator may look up outside the design. */
export function lintContext({ world }: DesignHost): LintContext {
  return {
    forms: world.forms,
    processes: world.definitions,
    roles: world.organisation.roles.map(({ key }) => key),
    calendars: world.calendars.map(({ key }) => key),
    handlers: world.handlers,
  };
}
