// Posts a case as signed JSON to an address of the deployment's own, as standardwebhooks.com describes it.
import { createHmac } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import type { Delivery } from '../cases/outbox.ts';
import { failedForGood, failedForNow, type Sender } from './sender.ts';

const DEADLINE_MILLISECONDS = 10_000;
/** Too slow, too early, too many: the same post may be taken later. */
const LATER_STATUSES = [408, 425, 429];

export type WebhookOptions = {
  readonly url: string;
  /** As text, or as the specification writes it: `whsec_` and base64. */
  readonly secret: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly deadlineMilliseconds?: number;
};

/** Posts the case once; 2xx means it was taken. No redirect is followed: the address was chosen, another was not. */
export function createWebhookSender({ url, secret, clock, deadlineMilliseconds = DEADLINE_MILLISECONDS }: WebhookOptions): Sender {
  return async (delivery, signal) => {
    const body = JSON.stringify(webhookBody(delivery));
    const timestamp = Math.floor(clock.now().getTime() / 1_000);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'webhook-id': delivery.id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': `v1,${signatureOf(`${delivery.id}.${timestamp}.${body}`, secret)}`,
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMilliseconds)]),
      });
      await response.body?.cancel();
      return outcomeOf(response.status);
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      const isLate = name === 'TimeoutError' || name === 'AbortError';
      return failedForNow(isLate ? 'the webhook took too long' : 'the webhook could not be reached');
    }
  };
}

/** What is posted: the case as it was confirmed, with the conversation that goes with it. */
function webhookBody({ id, case: asked, transcript }: Delivery) {
  const { reference, openedAt, route, place, asker, about, answerBy } = asked;
  return { id, reference, kind: 'case.opened', openedAt, route, place, asker, about, answerBy, transcript };
}

function outcomeOf(status: number) {
  if (status >= 200 && status < 300) return { kind: 'sent' } as const;
  const reason = `the webhook answered ${status}`;
  const isRefusal = status >= 400 && status < 500 && !LATER_STATUSES.includes(status);
  return isRefusal ? failedForGood(reason) : failedForNow(reason);
}

function signatureOf(signed: string, secret: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret, 'utf8');
  return createHmac('sha256', key).update(signed, 'utf8').digest('base64');
}
