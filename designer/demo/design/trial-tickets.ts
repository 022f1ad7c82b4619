import type { Scenario } from '@yunliu/engine/simulate';
import type { DesignFiles } from '@yunliu/designer/model';
import type { DesignHost, TicketItem, TicketStory } from '@yunliu/designer/session';

/** Tickets of the demo page: the shipped scenarios, as if people had really done what they tell. */
export function demoTickets(): Pick<DesignHost, 'tickets' | 'ticket' | 'versionFiles'> {
  const items = (): readonly TicketItem[] =>
    Object.entries(scenarios()).map(([id, { title = id, clock }], at) => ({
      id,
      businessKey: `F14-202609-000${at + 1}`,
      title,
      version: 1,
      startedAt: clock,
      endedAt: clock,
    }));
  return {
    tickets: ({ limit }) => Promise.resolve(items().slice(0, limit)),
    ticket: async (id) => {
      const item = items().find((each) => each.id === id);
      const scenario = scenarios()[id];
      if (item === undefined || scenario === undefined) throw new Error(`no ticket ${id}`);
      return { ...item, scenario: scenario as never, path: await pathOf(scenario) } satisfies TicketStory;
    },
    versionFiles: async () => {
      const key = new URLSearchParams(location.search).get('design') ?? 'hotline';
      return (await (await fetch(`/designs/${key}.json`)).json()) as DesignFiles;
    },
  };
}

function scenarios(): { readonly [name: string]: Scenario } {
  return window.session.document.scenarios as never;
}

/** The path is that of the design as it was opened. */
async function pathOf(scenario: Scenario): Promise<TicketStory['path']> {
  const { runScenario, walkedPath } = await import('@yunliu/engine/simulate');
  const { trialWorld } = await import('../../src/trial/trial-world.js');
  const opened = window.opened ?? window.session.document;
  window.opened = opened;
  const run = runScenario(scenario, trialWorld(opened, window.session.host.world));
  const events = run.trace.flatMap((step) => step.events);
  const root = events.find(({ type }) => type === 'instance.started')?.instance;
  return walkedPath(
    events.filter(({ instance }) => instance === root),
    opened.definition,
  );
}

declare global {
  interface Window {
    opened?: (typeof window.session)['document'];
  }
}
