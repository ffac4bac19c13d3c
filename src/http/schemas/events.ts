import { Type, type TSchema } from 'typebox'
import type { EventKind } from '../../domain/events/events.ts'
import { digest, exactly, instant, orNull, page, ref, textOrNull, utc } from './atoms.ts'

const about = {
  number: Type.Integer({ description: 'From 1, without gaps; of all events, whatever is asked for.' }),
  recordedAt: utc,
  organizationKey: textOrNull,
  repositoryId: textOrNull,
  version: textOrNull,
  at: Type.String({
    format: 'date-time',
    description: "The instant it is about, on the court's clock with its offset; of a repository in UTC."
  }),
  historic: Type.Boolean({ description: "The instant lies before the court's first capture." })
}

const doubtKinds = Type.Array(Type.Enum(['not-fetched', 'unreadable']), {
  description:
    'Kinds of the doubts that stay after a complete check: of a file that an index lists, and that could change this. While a check is not complete nothing is told that such a file could change.'
})

const event = (kind: EventKind, description: string, told: Record<string, TSchema>) =>
  exactly({ kind: Type.Enum([kind]), ...about, ...told }, { description })

export const anyEvent = Type.Union(
  [
    event('policy-published', 'A policy counts from now on; `at` its publication.', {
      sha256: digest,
      labels: ref('Labels'),
      startsAt: instant
    }),
    event('policy-effective', 'A policy takes effect.', { sha256: digest, doubtKinds }),
    event('policy-superseded', 'A policy that was in force is no longer.', {
      sha256: digest,
      supersededBy: Type.String(),
      doubtKinds
    }),
    event(
      'history-changed',
      'From `from` up to, not including, `until` the policy in force is another than was told before; null: none. Where `until` is `at`, `after` goes on being in force.',
      {
        from: instant,
        until: instant,
        before: textOrNull,
        after: textOrNull,
        beforeSha256: textOrNull,
        afterSha256: textOrNull,
        doubtKinds
      }
    ),
    event('rule-broken', 'A policy has findings of severity error of one rule; `message` is the first.', {
      sha256: digest,
      rule: Type.String({ description: 'Id of the check.' }),
      paragraphs: Type.Array(Type.Integer()),
      message: Type.String(),
      count: Type.Integer()
    }),
    event('document-changed', 'Other bytes stand in the place of a policy (Rule 8 [84]); the first answers.', {
      sha256: digest,
      answeringSha256: digest,
      url: Type.String()
    }),
    event(
      'repository-unreachable',
      'A crawl did not get the primary index; told once, until a crawl gets it again.',
      {
        url: Type.String(),
        crawlId: Type.String(),
        failure: Type.String(),
        status: orNull(Type.Integer())
      }
    ),
    event(
      'court-stale',
      'The last complete check of a court is two hours old, all of them hours in which the archive ran; `at` is when they were over. Told once, until it is checked again.',
      {
        lastCheckedAt: utc
      }
    ),
    event(
      'court-fresh',
      'A court that had become stale is checked again; `at` is when the end of that crawl was recorded.',
      {
        staleSince: instant
      }
    )
  ],
  {
    $id: 'Event',
    description:
      "Something that happened to a policy, a court's history or a repository; never changed and never taken back."
  }
)

export const eventSchemas = [anyEvent]

export const eventList = page(ref('Event'))
