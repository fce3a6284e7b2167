// Which ways a case and its answer can go here, from the settings; each way is loaded only where it is switched on.
import type { Clock } from '../base/clock.ts';
import type { DeliveryKind } from '../cases/case.ts';
import type { BotFrameworkChannel } from '../channels/bot-framework/channel.ts';
import type { Settings } from '../config/settings.ts';
import type { Offices } from '../content/schema/offices.ts';
import type { Region } from '../content/schema/regions.ts';
import type { Senders } from '../delivery/sender.ts';

/** The ways by which a new case reaches its office; without any, cases wait at the desk. */
export function waysToOffice({ mail, teamsCases, webhook }: Settings): readonly DeliveryKind[] {
  return [...(mail ? ['mail' as const] : []), ...(teamsCases ? ['teams' as const] : []), ...(webhook ? ['webhook' as const] : [])];
}

export type SenderParts = {
  readonly settings: Settings;
  readonly offices: Offices;
  readonly regions: readonly Region[];
  readonly deskUrl: string;
  readonly clock: Clock;
  /** The 0800 card as plain sentences. */
  phone(reference: string): string;
  /** The Bot Framework, loaded when something is to be said there. */
  bot(): Promise<BotFrameworkChannel>;
};

/** A sender for each way that is configured, and for answers in the channels of the Bot Framework. */
export async function createSenders({ settings, offices, regions, deskUrl, clock, phone, bot }: SenderParts): Promise<Senders> {
  const { mail, teamsCases, webhook } = settings;
  const { createChannelSender, createTeamSender } = await import('../delivery/teams.ts');
  return {
    'answer-channel': createChannelSender(async (address, text, signal) => (await bot()).proactive.say(address, text, signal)),
    ...(teamsCases
      ? {
          teams: createTeamSender({
            regions,
            deskUrl,
            post: async (text, signal) =>
              (await bot()).proactive.post({ serviceUrl: teamsCases.serviceUrl, channelId: teamsCases.channel }, text, signal),
          }),
        }
      : {}),
    ...(mail ? await mailSenders(mail, { offices, regions, deskUrl, phone }) : {}),
    ...(webhook ? { webhook: await webhookSender(webhook, clock) } : {}),
  };
}

async function mailSenders(
  mail: NonNullable<Settings['mail']>,
  office: Pick<SenderParts, 'offices' | 'regions' | 'deskUrl' | 'phone'>,
): Promise<Senders> {
  const { createMailer } = await import('../delivery/smtp.ts');
  const { createCaseMailSender } = await import('../delivery/case-mail.ts');
  const { createAnswerMailSender } = await import('../delivery/answer-mail.ts');
  const mailer = createMailer(mail);
  return {
    mail: createCaseMailSender({ mailer, ...office }),
    'answer-mail': createAnswerMailSender({ mailer, offices: office.offices, phone: office.phone }),
  };
}

async function webhookSender(webhook: NonNullable<Settings['webhook']>, clock: Clock) {
  const { createWebhookSender } = await import('../delivery/webhook.ts');
  return createWebhookSender({ ...webhook, clock });
}
