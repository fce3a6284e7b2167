// The shape of an activity we accept; what is not named here never reaches the SDK or the conversation.
import { z } from 'zod';
import { type Refusal, refuse } from './refusal.ts';

/** Teams' longest ids (channel threads) are under 300 characters. */
const id = z.string().min(1).max(1_024);
/** Channels written in .NET send `null` for what is absent. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

const account = z.object({
  id: optional(z.string().max(1_024)),
  name: optional(z.string().max(1_024)),
  aadObjectId: optional(z.string().max(100)),
  role: optional(z.string().max(100)),
});

const mention = z.object({ type: z.literal('mention'), mentioned: account, text: z.string().min(1).max(2_000) });

const activitySchema = z
  .object({
    type: z.string().min(1).max(100),
    channelId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/, 'must be a channel name'),
    id: optional(id),
    timestamp: optional(z.string().max(100)),
    serviceUrl: optional(z.url({ protocol: /^https?$/ }).max(2_048)),
    from: optional(account),
    recipient: optional(account),
    conversation: optional(
      z.object({
        id,
        name: optional(z.string().max(1_024)),
        conversationType: optional(z.string().max(100)),
        isGroup: optional(z.boolean()),
        tenantId: optional(z.string().max(100)),
      }),
    ),
    locale: optional(z.string().max(100)),
    /** Far over what a person may say in one message, so that they get a sentence instead of an error. */
    text: optional(z.string().max(100_000)),
    textFormat: optional(z.string().max(100)),
    /** Any entity may come; only mentions are kept, for only they stand in the text. */
    entities: optional(
      z
        .array(z.unknown())
        .max(1_000)
        .transform((entities) => entities.flatMap((entity) => mention.safeParse(entity).data ?? [])),
    ),
    membersAdded: optional(z.array(account).max(1_000)),
    value: z.unknown().optional(),
    deliveryMode: optional(z.string().max(100)),
  })
  .superRefine((activity, context) => {
    if (activity.type !== 'message' && activity.type !== 'conversationUpdate') return;
    if (activity.conversation === undefined) {
      context.addIssue({ code: 'custom', path: ['conversation', 'id'], message: `is needed for a ${activity.type}` });
    }
    if (activity.serviceUrl === undefined && activity.deliveryMode !== 'expectReplies') {
      context.addIssue({ code: 'custom', path: ['serviceUrl'], message: 'is needed unless deliveryMode is expectReplies' });
    }
  });

/** An activity from a channel, checked; ids and texts bounded, `null` read as absent, unknown fields dropped. */
export type InboundActivity = z.infer<typeof activitySchema>;

/** The checked activity, or a 400 that names the first field at fault (never its value). */
export function parseActivity(body: unknown): { readonly kind: 'activity'; readonly activity: InboundActivity } | Refusal {
  const parsed = activitySchema.safeParse(body);
  if (parsed.success) return { kind: 'activity', activity: parsed.data };
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') || 'The body';
  return refuse(400, 'bad-activity', `${field}: ${issue?.message ?? 'is not an activity'}. Send a Bot Framework activity.`);
}
