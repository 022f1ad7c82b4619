/** Name of the print template every form has: `print.hbs`. */
export const MAIN_PRINT = 'print';

/** A file name that means the same on every system: it begins with a letter or digit and holds no separator. */
const printName = /^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,99}$/u;

/** May a print template be called so? It is the name of its file, without `.hbs`. */
export function isPrintName(name: string): boolean {
  return printName.test(name) && !/[ .]$/.test(name);
}
