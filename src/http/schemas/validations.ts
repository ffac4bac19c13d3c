import { Type } from 'typebox'
import { specifications } from '../../domain/policy/policy.ts'
import { exactly, orNull, ref, textOrNull } from './atoms.ts'

/**
 * A policy as a court's staff might have it on the desk: the start comes
 * with the publication, which is too soon, and some of it is missing.
 */
const example = `<?xml version="1.0" encoding="UTF-8"?>
<Policy xmlns="http://www.xmllegal.org/Schema/Court/US/California/2GEFS/Policy/02/">
  <Name>Court Policy of the Superior Court, on the desk</Name>
  <Version><MajorVersion>1</MajorVersion><MinorVersion>0</MinorVersion><MinorVersion>5</MinorVersion></Version>
  <PublicationDate>2026-12-01</PublicationDate><PublicationHour>09</PublicationHour>
  <EffectiveDate>2026-12-01</EffectiveDate><EffectiveHour>09</EffectiveHour>
  <CourtDetails xmlns:d="http://www.xmllegal.org/Schema/Court/US/California/2GEFS/BuildingBlocks/Primitives/CourtDetails/03/">
    <d:OrganizationKey>USCASacramentoSuperior</d:OrganizationKey>
    <d:CourtKey>USCASacramentoSuperior</d:CourtKey>
    <d:Country>US</d:Country>
    <d:State>CA</d:State>
  </CourtDetails>
</Policy>
`

export const policyFile = Type.String({
  description: 'The exact bytes of a policy file, in the encoding that it declares, as a court would publish them.',
  examples: [example]
})

export const validated = exactly(
  {
    items: Type.Array(ref('Finding')),
    specification: orNull(Type.Enum([...specifications]), {
      description:
        'Null, as are the key and the version, where the file cannot be read as a policy: the findings say why.'
    }),
    organizationKey: textOrNull,
    version: textOrNull
  },
  { description: 'What the checks find in the file, in the order of the checks.' }
)
