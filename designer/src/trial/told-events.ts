import type { HistoryEvent, Simulation } from '@yunliu/engine/simulate';

/** An event with what it says only by id: its process, the promise it is about. */
export interface ToldEvent extends HistoryEvent {
  readonly process: string;
  readonly clockTitle?: string;
}

/** Events of a simulated world, ready to be told. `text`: a title in the language of the page. */
export function toldEvents(
  simulation: Pick<Simulation, 'instance'>,
  events: readonly HistoryEvent[],
  text: (title: NonNullable<Clock['title']>) => string,
): readonly ToldEvent[] {
  return events.map((event) => {
    const instance = simulation.instance(event.instanceId);
    const clock = instance?.clocks?.find(({ id }) => id === event.details['clock']);
    return {
      ...event,
      process: instance?.definition.key ?? '',
      ...(clock?.title === undefined ? {} : { clockTitle: text(clock.title) }),
    };
  });
}

type Clock = NonNullable<NonNullable<ReturnType<Simulation['instance']>>['clocks']>[number];
