import { localize, type Locale, type State } from '@yunliu/engine/definition';
import type { DesignDocument, DesignIssue } from '../../model/index.js';
import { plainWords } from '../../problems/index.js';
import { durationInWords } from '../../view/flow/flow-texts.js';
import { flowDesignerTexts } from '../flow-designer-texts.js';
import { colon } from '../../view/locales/colon.js';
import type { Badge, Mark } from './drawing.js';

/** What a step waits for and what is measured there. */
export function badgesOf(state: State, locale: Locale): readonly Badge[] {
  if (state.type === 'decision' || state.type === 'final') return [];
  const texts = flowDesignerTexts(locale);
  const named = (title: Parameters<typeof localize>[0], otherwise: string): string =>
    title === undefined ? otherwise : localize(title, locale);
  const labelled = (label: string, name: string): string => `${label}${colon(locale)}${name}`;
  return [
    ...(state.timers ?? []).map(({ title, after, at }): Badge => {
      const time = after === undefined ? (at ?? '') : durationInWords(after, locale);
      return { kind: 'timer', title: labelled(texts.timer, named(title, time)) };
    }),
    ...(state.messages ?? []).map(({ title, name }): Badge => ({
      kind: 'message',
      title: labelled(texts.message, named(title, name)),
    })),
    ...(state.signals ?? []).map(({ title, name }): Badge => ({
      kind: 'signal',
      title: labelled(texts.signal, named(title, name)),
    })),
    ...(state.clocks ?? []).map(({ title, within }): Badge => ({
      kind: 'clock',
      title: labelled(texts.clock, named(title, within === undefined ? '' : durationInWords(within, locale))),
    })),
  ];
}

export function groupOf(state: State, locale: Locale): string | undefined {
  if (state.type !== 'task' || state.group === undefined) return undefined;
  return flowDesignerTexts(locale).groups[state.group.kind];
}

/** Faults by what they belong to, in the words of the panels: key of a state, or pointer of a way out. */
export function marksOf(
  document: DesignDocument,
  issues: readonly DesignIssue[],
  locale: Locale,
): { readonly states: ReadonlyMap<string, Mark>; readonly ways: ReadonlyMap<string, Mark> } {
  const states = new Map<string, Mark>();
  const ways = new Map<string, Mark>();
  for (const { element, severity, message } of issues) {
    if (element.part === 'state') add(states, element.state, severity, plainWords(document, message, locale));
    if (element.part === 'connection') add(ways, element.at, severity, plainWords(document, message, locale));
  }
  return { states, ways };
}

function add(marks: Map<string, Mark>, name: string, severity: Mark['severity'], message: string): void {
  const before = marks.get(name);
  marks.set(name, {
    severity: before?.severity === 'error' ? 'error' : severity,
    messages: [...(before?.messages ?? []), message],
  });
}
