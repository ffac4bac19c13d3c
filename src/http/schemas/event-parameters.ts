import { Type } from 'typebox'
import { eventKinds } from '../../domain/events/events.ts'
import { text } from './parameters.ts'

export const after = Type.Optional(Type.Integer({
  description: 'Only events with a higher number: that of the last one held.',
  'x-expected': 'the number of an event, or 0',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  examples: [0]
}))

export const eventCourtKey = text({
  description: 'Only events of the court that this key names, its own or a division\'s.',
  'x-expected': 'a court key',
  minLength: 1,
  maxLength: 500,
  examples: ['USCASacramentoSuperior']
})

export const eventKind = Type.Optional(Type.Enum([...eventKinds], {
  description: 'Only events of this kind.',
  'x-expected': `one of ${eventKinds.join(', ')}`,
  examples: ['policy-effective']
}))

export const lastEventId = text({
  description:
    'The number of the last event that was received; an EventSource sends it when it connects again. It counts instead of `after`.',
  'x-expected': 'the number of an event',
  pattern: '^\\d{0,15}$',
  examples: []
})
