import {
  checkShape,
  parseDefinitionText,
  type Issue,
  type Locale,
  type SchemaNode,
  type TextPlace,
} from '@yunliu/engine/definition';
import { beforeSentence } from '../controls/index.js';
import type { CodeFault } from './code-editor.js';

/** What an issue of somebody else needs to be marked. */
export type MarkedIssue = Pick<Issue, 'severity' | 'pointer' | 'message' | 'hint'>;

/** A fault with its line, for the list under the text. */
export interface LinedFault extends CodeFault {
  readonly line: number;
}

/**
 * Faults of a JSON text: what is no JSON, what the schema refuses, and given issues at the place of their pointer. Given
 * issues are about the text as it was applied, so they are marked only while the text says the same there.
 */
export function jsonFaults(
  text: string,
  {
    issues = [],
    schema,
    locale,
  }: { readonly issues?: readonly MarkedIssue[]; readonly schema?: SchemaNode; readonly locale: Locale },
): readonly LinedFault[] {
  const parsed = parseDefinitionText(text);
  const shape = parsed.json === undefined || schema === undefined ? [] : checkShape(parsed.json, schema);
  const starts = lineStarts(text);
  const faults = [...parsed.issues, ...(parsed.json === undefined ? [] : [...shape, ...issues])].map(
    (issue): LinedFault => {
      const place = placeOfIssue(issue, (pointer) => parsed.placeOf(pointer));
      const from = (starts[place.line - 1] ?? 0) + place.column - 1;
      return {
        from,
        to: endOfValue(text, from),
        line: place.line,
        severity: issue.severity,
        message: `${beforeSentence(issue.message[locale], locale)}${issue.hint[locale]}`.trim(),
      };
    },
  );
  const seen = new Set<string>();
  return faults.filter(({ from, message }) => {
    const key = `${from} ${message}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

/** What is no JSON has no pointer; its message says the place. */
function placeOfIssue(issue: MarkedIssue, placeOf: (pointer: string) => TextPlace): TextPlace {
  const [, line, column] = issue.pointer === '' ? (/at line (\d+), column (\d+)/.exec(issue.message.en) ?? []) : [];
  return line === undefined ? placeOf(issue.pointer) : { line: Number(line), column: Number(column) };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** A text, number or word to its end; of an object or list the bracket; never past the line. */
function endOfValue(text: string, from: number): number {
  const rest = text.slice(from, from + 400);
  const found = /^(?:"(?:[^"\\\n]|\\.)*"?|[-\w.+]+|[[{])/.exec(rest)?.[0] ?? rest.slice(0, 1);
  return from + Math.max(1, found.length);
}
