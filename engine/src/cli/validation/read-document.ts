import type { Issue } from '../../definition/issue.js';
import { parseDefinitionText, type ParsedText, type TextPlace } from '../../definition/parse-definition-text.js';
import { errorIssue } from './error-issue.js';
import { readTextFile } from '../read-text-file.js';

/** A file read as JSON, or why not. */
export interface ReadDocument {
  readonly file: string;
  readonly json: unknown;
  readonly issues: readonly Issue[];
  readonly text?: ParsedText;
  /** Where reading stopped. */
  readonly faultAt?: TextPlace;
}

export async function readDocument(file: string): Promise<ReadDocument> {
  try {
    const text = parseDefinitionText(await readTextFile(file));
    const place = /line (\d+), column (\d+)/.exec(text.issues[0]?.message.en ?? '');
    const faultAt = place === null ? undefined : { line: Number(place[1]), column: Number(place[2]) };
    return { file, json: text.json, issues: text.issues, text, ...(faultAt === undefined ? {} : { faultAt }) };
  } catch (error) {
    return { file, json: undefined, issues: [errorIssue(error)] };
  }
}
