import { vacanciesOf, type Vacancy } from './vacancies.js';

/** What is marked at a step in the drawing. */
export interface VacancyMark {
  readonly severity: Vacancy['severity'];
  /** All that was found there, one sentence each. */
  readonly messages: readonly Vacancy['message'][];
}

/** One mark for each step where nobody, or only the initiator, would get the task with the people of today. Pure. */
export function vacancyMarks(...about: Parameters<typeof vacanciesOf>): ReadonlyMap<string, VacancyMark> {
  const marks = new Map<string, VacancyMark>();
  for (const { state, severity, message } of vacanciesOf(...about)) {
    const known = marks.get(state);
    marks.set(state, {
      severity: known?.severity === 'error' ? 'error' : severity,
      messages: [...(known?.messages ?? []), message],
    });
  }
  return marks;
}
