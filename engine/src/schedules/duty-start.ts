/** The shipped process that carries out a duty no process of its own is made for: one task, done or not called for. */
export const dutyProcess = 'scheduled-duty';

/** What every duty is started with; `values` of the schedule come on top. */
export const dutyValues: { readonly [variable: string]: string } = {
  dutyCode: 'schedule.code',
  dutyTitle: 'if schedule.partTitle = null then schedule.title else schedule.title + "（" + schedule.partTitle + "）"',
  dutyText: 'schedule.description',
  dutyAgreement: 'schedule.agreement',
  dutyProduct: 'schedule.product',
  dutyDate: 'schedule.date',
  dutyPeriod: 'schedule.periodTitle',
  dutyDueAt: 'schedule.dueAt',
  dutyPeople: 'schedule.people',
};
