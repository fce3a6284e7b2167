// Debian's exim4 as a process of the test: on a high port, in a folder of its own, delivering everything into one maildir.
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMailServer, mailServerCure } from '../../scripts/mail-server.mjs';

export type RealMailServer = {
  readonly url: string;
  /** Raw mails that it has delivered; each begins with the headers it added. */
  delivered(): readonly string[];
  /** Ends the process by its id and removes its folder. */
  stop(): Promise<void>;
};

/** It refuses to be root; so it is this user, or nobody. */
const NOBODY = 65_534;

/** Knows every mailbox but those at nowhere.example, which it refuses. Fails when no mail server was provided. */
export async function startRealMailServer(): Promise<RealMailServer> {
  const provided = findMailServer();
  if (!provided) throw new Error(`There is no mail server for this test. Cure: ${mailServerCure}`);
  const isRoot = process.getuid?.() === 0;
  const [uid, gid] = isRoot ? [NOBODY, NOBODY] : [process.getuid?.() ?? NOBODY, process.getgid?.() ?? NOBODY];
  const folder = mkdtempSync(join(tmpdir(), 'exim-'));
  const program = join(folder, 'program', 'exim4');
  const maildir = join(folder, 'mail');
  const port = await freePort();

  // A copy, because the user it runs as may not be able to read the project.
  cpSync(provided, join(folder, 'program'), { recursive: true, dereference: true });
  for (const name of ['spool', 'log', 'mail']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'passwd'), `root:x:0:0:root:/:/bin/false\nDebian-exim:x:${uid}:${gid}::${folder}:/bin/false\n`);
  writeFileSync(join(folder, 'group'), `root:x:0:\nDebian-exim:x:${gid}:\n`);
  writeFileSync(join(folder, 'exim.conf'), configuration({ folder, program, maildir, port }));
  if (isRoot) for (const path of [folder, ...below(folder)]) chownSync(path, uid, gid);
  chmodSync(program, 0o755);

  const child = spawn(program, ['-C', join(folder, 'exim.conf'), '-bdf', '-v'], {
    cwd: folder,
    ...(isRoot ? { uid, gid } : {}),
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      LD_LIBRARY_PATH: join(folder, 'program'),
      LD_PRELOAD: join(folder, 'program', 'libnss_wrapper.so'),
      NSS_WRAPPER_PASSWD: join(folder, 'passwd'),
      NSS_WRAPPER_GROUP: join(folder, 'group'),
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let told = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The mail server did not start: ${told}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.includes('daemon started')) resolve();
    });
  });

  return {
    url: `smtp://127.0.0.1:${port}`,
    delivered: () => filesIn(join(maildir, 'new')).map((file) => readFileSync(file, 'utf8')),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(of: { readonly folder: string; readonly program: string; readonly maildir: string; readonly port: number }) {
  return `# Takes mail on loopback, asks nobody for anything, and puts everything into one maildir.
primary_hostname = mail.example
exim_path = ${of.program}
exim_user = Debian-exim
exim_group = Debian-exim
keep_environment = LD_LIBRARY_PATH : LD_PRELOAD : NSS_WRAPPER_PASSWD : NSS_WRAPPER_GROUP
spool_directory = ${of.folder}/spool
log_file_path = ${of.folder}/log/%s
pid_file_path = ${of.folder}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${of.port}
deliver_drop_privilege = true
host_lookup =
rfc1413_query_timeout = 0s
tls_advertise_hosts =
acl_smtp_rcpt = recipients
acl_smtp_data = mails

begin acl
recipients:
  deny message = nobody here has that address
       domains = nowhere.example
  accept
mails:
  deny message = this is no proper mail
       !verify = header_syntax
  accept

begin routers
here:
  driver = accept
  transport = maildir

begin transports
maildir:
  driver = appendfile
  directory = ${of.maildir}
  maildir_format
  envelope_to_add
  return_path_add
  user = Debian-exim
  group = Debian-exim
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const below = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return []; // Made with the first mail.
  }
}
