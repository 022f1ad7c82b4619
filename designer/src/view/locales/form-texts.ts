/** Every text the form elements show by themselves. `{name}` places are filled by `fillText`. */
export interface FormTexts {
  readonly required: string;
  /** Shown in an empty date or time field. */
  readonly datePattern: string;
  readonly timePattern: string;
  readonly empty: string;
  readonly yes: string;
  readonly no: string;
  readonly errorsTitle: string;
  readonly errorsOnTab: string;
  readonly stepBack: string;
  readonly stepNext: string;
  readonly serialPending: string;
  readonly search: string;
  readonly choose: string;
  readonly nextLevel: string;
  readonly capitals: string;
  readonly amountTooLarge: string;
  readonly sign: string;
  readonly signDraw: string;
  readonly signType: string;
  readonly signPaper: string;
  readonly signPaperNote: string;
  readonly signAgain: string;
  readonly signHere: string;
  readonly signName: string;
  readonly signDate: string;
  readonly signConfirm: string;
  readonly signEmpty: string;
  readonly signNameMissing: string;
  readonly signFailed: string;
  readonly sealImage: string;
  readonly sealPaper: string;
  readonly sealOwner: string;
  readonly sealAgain: string;
  readonly cancel: string;
  readonly erase: string;
  readonly addFiles: string;
  readonly dropFiles: string;
  readonly fileLimits: string;
  readonly fileTypes: string;
  readonly fileTooLarge: string;
  readonly fileWrongType: string;
  readonly fileEmpty: string;
  readonly fileTooMany: string;
  readonly fileFailed: string;
  readonly fileUploading: string;
  readonly fileUploaded: string;
  readonly fileRemove: string;
  readonly fileRetry: string;
  readonly fileRemoved: string;
  readonly filesUnavailable: string;
  readonly rowNumber: string;
  readonly rowActions: string;
  readonly rowAdd: string;
  readonly rowCopy: string;
  readonly rowRemove: string;
  readonly rowAdded: string;
  readonly rowRemoved: string;
  readonly rowEdit: string;
  readonly rowCell: string;
  readonly noRows: string;
  readonly total: string;
  readonly keyboardHint: string;
}

/** `fillText('第 {row} 行', { row: 2 })`. */
export function fillText(text: string, values: { readonly [name: string]: string | number }): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
