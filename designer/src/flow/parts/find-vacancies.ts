// A module of its own: the board is there before the rules of assignment are.
export { vacancyMarks } from '../../expressions/index.js';
