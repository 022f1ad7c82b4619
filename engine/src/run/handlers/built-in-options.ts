import type { Mailer } from '../ports/mailer.js';

/** What the built-in handlers may do. Nothing is reachable that is not named here. */
export interface BuiltInOptions {
  readonly http?: OutboundLimits & {
    /** Beginnings of URLs that `http-request` may call, e.g. `https://api.example.com/v1/`. Default: none. */
    readonly allow: readonly string[];
  };
  /** Receivers of `webhook` by name. */
  readonly webhooks?: { readonly [target: string]: WebhookTarget };
  readonly mailer?: Mailer;
}

export interface WebhookTarget extends OutboundLimits {
  readonly url: string;
  /** Shared with the receiver, who checks the signature with it. At least 16 characters. */
  readonly secret: string;
}

export interface OutboundLimits {
  /** Host names that may be private, loopback or link-local addresses (systems of the own network). Default: none. */
  readonly privateHosts?: readonly string[];
  /** Default 20,000. */
  readonly timeLimitMs?: number;
  /** Largest answer in bytes; default 1 MiB. */
  readonly maxBytes?: number;
}
