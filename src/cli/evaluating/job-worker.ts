// A thread that does the jobs of an evaluation it is sent, one after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { createJobRunner, type Job, type JobSetup } from './jobs.ts';

// Only pool.ts starts this file, with exactly this.
const runJob = createJobRunner(workerData as JobSetup);
parentPort?.on('message', (job: Job) => parentPort?.postMessage(runJob(job)));
