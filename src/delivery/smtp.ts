// Hands one mail to the mail server and says what became of it.
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { oneLine } from './plain-text.ts';
import { failedForGood, failedForNow, type Sent } from './sender.ts';

export type MailFrom = { readonly name: string | null; readonly address: string };

export type Mail = {
  readonly to: string;
  /** Where an answer goes; null: to the sender. */
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  /** Of the delivery: with the sender's domain it is the Message-ID, the same at every attempt. */
  readonly id: string;
  readonly date: Date;
  /** Written by the service and not by a person: absence notes must not answer it (RFC 3834). */
  readonly isAutomatic: boolean;
};

export type Mailer = (mail: Mail, signal: AbortSignal) => Promise<Sent>;

/** Nothing that could end an address or begin another one; what is finer the mail server knows. */
const ADDRESS = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[^\s\p{C}"(),:;<>@[\\\]_]{1,253}$/u;

/** Whether a mail can be addressed to this. */
export function isMailable(address: string): boolean {
  return ADDRESS.test(address);
}

const CONNECT_MILLISECONDS = 15_000;
const GREETING_MILLISECONDS = 30_000;
/** RFC 5322, 2.1.1: shorter than a line's end. */
const LONGEST_SUBJECT = 200;

/**
 * Sends through the server of `smtpUrl` (smtp:// with STARTTLS where offered, smtps:// with TLS from the start), one
 * connection a mail. A password never travels in the clear to another machine.
 */
export function createMailer({ smtpUrl, from }: { readonly smtpUrl: string; readonly from: MailFrom }): Mailer {
  const transport = createTransport({
    ...serverOf(smtpUrl),
    connectionTimeout: CONNECT_MILLISECONDS,
    greetingTimeout: GREETING_MILLISECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);

  return async (mail, signal) => {
    if (!isMailable(mail.to)) return failedForGood('the address is none that a mail can go to');
    try {
      await transport.sendMail({
        // As objects: nothing in them is read as a list of addresses.
        from: { name: oneLine(from.name ?? '', 100), address: from.address },
        to: { name: '', address: mail.to },
        ...(mail.replyTo !== null && isMailable(mail.replyTo) ? { replyTo: { name: '', address: mail.replyTo } } : {}),
        subject: oneLine(mail.subject, LONGEST_SUBJECT),
        text: mail.text,
        messageId: `<${mail.id.replace(/[^\w.-]/g, '')}@${domain}>`,
        date: mail.date,
        // The second is what Exchange goes by.
        ...(mail.isAutomatic ? { headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' } } : {}),
        signal,
      });
      return { kind: 'sent' };
    } catch (error) {
      return failureOf(error);
    }
  };
}

function serverOf(smtpUrl: string) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const isHere = host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
  const auth = url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } };
  return {
    host,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    secure,
    // On this machine nobody listens in, and its certificate names another host.
    ignoreTLS: isHere,
    requireTLS: !isHere && !secure && url.username !== '',
    ...auth,
  };
}

const smtpError = z.object({
  code: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
});

/** Answers to a mail that say "sign in first" or "out of order": the session is at fault, not the mail. */
const SESSION_ANSWERS = [503, 530, 534, 535, 538];
const ABOUT_THE_MAIL = ['MAIL FROM', 'RCPT TO', 'DATA'];

/** Only codes are told: a server's own words often quote addresses. */
function failureOf(error: unknown): Sent {
  const { code = 'unknown', responseCode, command = '' } = smtpError.parse(error);
  if (code === 'EABORT') return failedForNow('the mail server took too long');
  if (responseCode !== undefined) {
    const reason = `the mail server answered ${responseCode}${/^[A-Z ]+$/.test(command) ? ` to ${command}` : ''}`;
    const isRefusal = responseCode >= 500 && responseCode < 600 && !SESSION_ANSWERS.includes(responseCode);
    return isRefusal && ABOUT_THE_MAIL.includes(command) ? failedForGood(reason) : failedForNow(reason);
  }
  return failedForNow(`the mail server could not be used (${/^[A-Z0-9_]+$/.test(code) ? code : 'unknown'})`);
}
