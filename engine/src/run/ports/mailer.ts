/** Sends mail; called at least once per `key`. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

export interface Mail {
  /** The same for every try: give it to the server as message id, so that a repetition can be recognised. */
  readonly key: string;
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  readonly subject: string;
  readonly text: string;
}
