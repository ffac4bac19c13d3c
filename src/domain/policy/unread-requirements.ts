import { quoted } from '../text/quoted.ts'
import type { Extra } from './extra.ts'
import type { PolicyContent } from './policy.ts'

/** What a filing has to keep to, of which a policy may state something that cannot be read. */
export const requirementElements = ['MaximumFilingSize', 'MaximumDocumentSize', 'DelimitExhibits'] as const

export type RequirementElement = typeof requirementElements[number]

/** A requirement that a policy states in a way that says nothing; the path is that of its element. */
export interface UnreadRequirement { element: RequirementElement, path: string, text: string }

/** What of a policy tells them. */
export type Requirements = Pick<PolicyContent, 'maximumFilingSize' | 'maximumDocumentSize' | 'extra'>

/** The requirements that a policy states and that nobody can read: not the same as none [123]-[125]. */
export function unreadRequirements (policy: Requirements): UnreadRequirement[] {
  const sizes = {
    MaximumFilingSize: policy.maximumFilingSize,
    MaximumDocumentSize: policy.maximumDocumentSize,
    DelimitExhibits: null
  }
  return requirementElements.flatMap(element => {
    const path = `Policy/${element}`
    const size = sizes[element]
    if (size !== null && size <= 0) {
      return [
        {
          element,
          path,
          text: `${path} is ${size}: a number of bytes above zero is expected. It is not known what the limit is.`
        }
      ]
    }
    const kept = policy.extra.find(({ name, text }: Extra) => name === element && text !== '')
    return kept === undefined
      ? []
      : [
          {
            element,
            path,
            text: `${path} is ${quoted(kept.text)}: ${expected[element]} is expected. It is not known what the court requires.`
          }
        ]
  })
}

const expected: Readonly<Record<RequirementElement, string>> = {
  MaximumFilingSize: 'a whole number of bytes',
  MaximumDocumentSize: 'a whole number of bytes',
  DelimitExhibits: 'true or false'
}
