// How long the service takes to be ready, how much memory it holds, how many messages it answers; on the real process.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';
import { Fault } from '../../base/fault.ts';
import { type Measurement, quantile } from './measurement.ts';

const projectRoot = join(import.meta.dirname, '..', '..', '..');
const STARTS = 5;
const LOAD_SECONDS = 5;
const CONNECTIONS = 10;

type Started = { readonly child: ChildProcess; readonly url: string; readonly readyMs: number };

async function start(dataDir: string): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, [...serviceFlags(), join(projectRoot, 'src', 'app', 'main.ts')], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Ready: (\S+)/.exec(line)?.[1];
    if (url) return { child, url, readyMs: performance.now() - began };
  }
  throw new Fault('service-did-not-start', 'The service ended before it was ready.', { cure: 'Run npm start and read what it says.' });
}

/** The flags `npm start` gives to Node. */
function serviceFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  return String(scripts.start)
    .split(' ')
    .filter((word) => word.startsWith('--'));
}

/** Resident memory in megabytes; read from /proc, so on Linux only. */
function residentMegabytes(pid: number | undefined): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

async function stop({ child }: Started): Promise<void> {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
}

async function load(url: string): Promise<{ readonly perSecond: number; readonly p50: number; readonly p99: number }> {
  let count = 0;
  const result = await autocannon({
    url: new URL('api/messages', url).href,
    connections: CONNECTIONS,
    duration: LOAD_SECONDS,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => {
          count += 1;
          const activity = {
            type: 'message',
            id: `m${count}`,
            channelId: 'emulator',
            deliveryMode: 'expectReplies',
            text: 'how many communities were there in july 2016',
            from: { id: 'bench' },
            recipient: { id: 'bot' },
            conversation: { id: `c${count % 100}` },
            serviceUrl: 'http://127.0.0.1:9/',
          };
          return { ...request, body: JSON.stringify(activity) };
        },
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Fault('load-failed', `${result.non2xx} replies were not 2xx, ${result.errors} failed.`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

export async function benchService(): Promise<readonly Measurement[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'enquiries-bench-'));
  try {
    const ready: number[] = [];
    const idle: number[] = [];
    for (let at = 0; at < STARTS; at += 1) {
      const started = await start(dataDir);
      ready.push(started.readyMs);
      idle.push(residentMegabytes(started.child.pid));
      await stop(started);
    }
    const started = await start(dataDir);
    const { perSecond, p50, p99 } = await load(started.url);
    const loaded = residentMegabytes(started.child.pid);
    await stop(started);
    return [
      { name: 'ready after, p50', value: quantile(ready, 0.5), unit: 'ms' },
      { name: 'resident when ready, p50', value: quantile(idle, 0.5), unit: 'MB' },
      { name: `resident after ${LOAD_SECONDS} s of load`, value: loaded, unit: 'MB' },
      { name: `messages a second, ${CONNECTIONS} at a time`, value: perSecond, unit: '/s', note: 'POST /api/messages, expectReplies' },
      { name: 'one message under that load, p50', value: p50, unit: 'ms' },
      { name: 'one message under that load, p99', value: p99, unit: 'ms' },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
