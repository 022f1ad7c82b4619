export { assignmentSentence, type AssignmentWords } from './assignment-sentence.js';
export { scopeAt } from './expression-scope.js';
export { checkFeel, feelSentence, type Expected } from './feel-check.js';
export type { FeelChange } from './feel-input.js';
export { pathPreview, type PathAnswer, type PathStep } from './path-preview.js';
export { rulerOf, type RulerModel } from './ruler-model.js';
export { scopeOf, type ExpressionScope, type ScopeName } from './scope-name.js';
export { vacanciesOf, type Vacancy } from './vacancies.js';
export { vacancyMarks, type VacancyMark } from './vacancy-marks.js';
