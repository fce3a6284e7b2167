// Does the jobs of an evaluation on as many threads as the machine has processors.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createJobRunner, type Done, type Job, type JobSetup } from './jobs.ts';

/**
 * The results in the order of the jobs, whichever thread is done first. `onDone` hears of each job as it ends. Rejects
 * with the first fault, and stops the other threads.
 */
export async function runJobs(
  jobs: readonly Job[],
  setup: JobSetup,
  { threads = availableParallelism(), onDone = () => {} }: { readonly threads?: number; readonly onDone?: (job: Job) => void } = {},
): Promise<readonly Done[]> {
  const results = new Map<number, Done>();
  const waiting = [...jobs.entries()];
  const work = async (runJob: (job: Job) => Done | Promise<Done>): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, job] = next;
      results.set(at, await runJob(job));
      onDone(job);
    }
  };
  if (threads < 2 || jobs.length < 2) await work(createJobRunner(setup));
  else {
    const workers = Array.from({ length: Math.min(threads, jobs.length) }, () => startWorker(setup));
    try {
      await Promise.all(workers.map(({ runJob }) => work(runJob)));
    } finally {
      await Promise.all(workers.map(({ stop }) => stop()));
    }
  }
  return jobs.flatMap((_, at) => results.get(at) ?? []);
}

function startWorker(setup: JobSetup) {
  const worker = new Worker(new URL('./job-worker.ts', import.meta.url), { workerData: setup });
  return {
    runJob: async (job: Job): Promise<Done> => {
      const answered = once(worker, 'message');
      worker.postMessage(job);
      // `once` rejects when the thread fails; otherwise the one message is what job-worker.ts posts.
      const [done] = (await answered) as [Done];
      return done;
    },
    stop: () => worker.terminate(),
  };
}
