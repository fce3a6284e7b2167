// A mail server on loopback that keeps what it gets, and can refuse, drop the connection or ask for a password.
import type { AddressInfo } from 'node:net';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** `take`: 250. A number: refused with it. `drop`: kept, and then the connection is cut before the 250. */
export type Behaviour = 'take' | 'drop' | number;

export type KeptMail = { readonly raw: Buffer; readonly from: string; readonly to: readonly string[]; readonly parsed: ParsedMail };

export type MailServer = {
  readonly port: number;
  /** For the setting SMTP_URL, without a user. */
  readonly url: string;
  /** What was taken, dropped ones included, in order. */
  readonly mails: readonly KeptMail[];
  /** How many mails were offered, refused ones included. */
  offered(): number;
  /** How often somebody tried to sign in. */
  signIns(): number;
  stop(): Promise<void>;
};

export type MailServerOptions = {
  readonly port?: number;
  /** At DATA. */
  readonly behave?: (offered: number) => Behaviour;
  /** At RCPT TO; null accepts. */
  readonly refuseRecipient?: number;
  /** TLS from the start, with a certificate that nobody vouches for. */
  readonly secure?: boolean;
  /** Never offers TLS. */
  readonly plainOnly?: boolean;
  readonly login?: { readonly user: string; readonly password: string };
};

export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { behave = () => 'take', login, refuseRecipient } = options;
  const mails: KeptMail[] = [];
  let offered = 0;
  let signIns = 0;
  const refusal = (responseCode: number) => Object.assign(new Error('mere@example.org says no'), { responseCode });

  const server = new SMTPServer({
    secure: options.secure ?? false,
    authOptional: !login,
    allowInsecureAuth: true,
    disabledCommands: [...(login ? [] : ['AUTH']), ...(options.plainOnly ? ['STARTTLS'] : [])],
    disableReverseLookup: true,
    // Its certificate is known to everybody, as it says in each test otherwise.
    logger: false,
    onAuth: ({ username, password }, _session, done) => {
      signIns += 1;
      if (username === login?.user && password === login?.password) return done(null, { user: 'known' });
      done(refusal(535));
    },
    onRcptTo: (_address, _session, done) => done(refuseRecipient ? refusal(refuseRecipient) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        offered += 1;
        const how = behave(offered);
        if (typeof how === 'number') return done(refusal(how));
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        void simpleParser(raw).then((parsed) => {
          mails.push({ raw, from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), parsed });
          if (how === 'take') return done();
          // The server knows its connections by the session it gave us; its types do not say so.
          for (const connection of server.connections) if (connection.session.id === session.id) connection._socket.destroy();
        });
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    mails,
    offered: () => offered,
    signIns: () => signIns,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The addresses of a header such as To. */
export function addressesOf(header: AddressObject | AddressObject[] | undefined): readonly string[] {
  return [header ?? []].flat().flatMap(({ value }) => value.map(({ address = '' }) => address));
}
