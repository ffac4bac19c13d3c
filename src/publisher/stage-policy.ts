import { access, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { PolicyRows } from '../archive/court/policy-rows.ts'
import { expectedName } from '../domain/policy/file-name.ts'
import type { Version } from '../domain/policy/version.ts'
import { courtZone } from '../domain/time/time-zone.ts'
import { stateDirectory } from '../domain/time/us-zones.ts'
import { readIndexBeside, readPolicyBeside } from '../reading/read-beside.ts'
import { validateBytes } from '../validation/validate-bytes.ts'
import { EMPTY_INDEX, withLocalIndex, withPolicy } from './index-file.ts'
import { labelsFor, type Publication, type Refused } from './next-labels.ts'
import { relabel, type PublishedAs } from './relabel.ts'
import { courtShelf, locationFrom, readRepository, type CourtShelf } from './repository-files.ts'

/** A policy that is to be published in the folder of a repository, by a clock. */
export interface Staging extends Publication { repository: string, draft: Uint8Array }

/** A file with what it is to hold; a path from the repository's folder. */
export interface PlannedFile { path: string, bytes: Uint8Array, isNew: boolean }

/**
 * What will be published, which versions then never take effect,
 * and the files to be written in this order; or why nothing can be.
 */
export type Plan = PublishedPlan & PublishedAs | Refused

interface PublishedPlan {
  kind: 'plan'
  organizationKey: string
  zone: string
  overtaken: Version[]
  files: PlannedFile[]
}

const refused = (...reasons: string[]): Refused => ({ kind: 'refused', reasons })

const NOTHING: CourtShelf = { files: [], versions: [], listedIn: [] }

/**
 * Plans how a draft becomes the next version of its court [18]-[50]: version and labels by the
 * rules, the file by its name, and a line in each index on the way to it. Nothing is written here.
 */
export async function planPolicy (staging: Staging): Promise<Plan> {
  const { draft, repository } = staging
  const { findings, ...reading } = await readPolicyBeside(draft)
  if (reading.kind !== 'policy') {
    return refused(...findings.filter(({ severity }) => severity === 'error').map(({ message }) => message))
  }
  const wrong = unfit(draft, reading.policy)
  if (wrong !== undefined) return refused(wrong)
  const known = await readRepository(repository)
  const shelf = known === undefined ? NOTHING : await courtShelf(known, reading.policy.organizationKey)
  const zone = courtZone(null, [...shelf.files.map(({ policy }) => policy), reading.policy])?.name
  if (zone === undefined) {
    return refused(
      "The court's time zone cannot be told from its Country and State, nor from UTCOffset: fill them in, as publication and effective hour are read on the court's clock [154]."
    )
  }
  const labels = labelsFor(staging, shelf, zone)
  if ('reasons' in labels) return labels
  const bytes = relabel(draft, labels)
  const checked = await validateBytes(bytes)
  const errors = checked.findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    return refused(
      ...errors.map(({ line, message, rule }) => `${rule}${line === null ? '' : `, line ${line}`}: ${message}`)
    )
  }
  const files = await filesFor({
    repository, shelf, policy: reading.policy, labels, bytes, reached: known?.reached ?? new Set()
  })
  if (!Array.isArray(files)) return files
  return {
    kind: 'plan',
    organizationKey: reading.policy.organizationKey,
    zone,
    overtaken: overtakenBy(labels, shelf),
    files,
    ...labels
  }
}

/** What was published in advance and starts no earlier than this newer publication never rules [77][96]. */
function overtakenBy ({ effective }: PublishedAs, { files }: CourtShelf): Version[] {
  return files.filter(({ policy }) => policy.effective >= effective).map(({ policy }) => policy.version)
}

function unfit (draft: Uint8Array, { organizationKey, specification }: PolicyRows): string | undefined {
  if (specification !== '02') {
    return `The draft is of Court Policy ${specification}: one of Court Policy 02 is published, with PublicationHour and EffectiveHour. Add them; what they say is overwritten.`
  }
  if (draft.includes(0)) {
    return 'The draft is in UTF-16: save it as UTF-8, so that version and labels can be written into it.'
  }
  return /^[A-Za-z0-9][\w.-]*$/.test(organizationKey)
    ? undefined
    : `The OrganizationKey is "${organizationKey}": letters, digits, "-", "_" and "." are expected, as it becomes the name of a file [42].`
}

interface Placed {
  repository: string
  shelf: CourtShelf
  policy: PolicyRows
  labels: PublishedAs
  bytes: Uint8Array
  reached: ReadonlySet<string>
}

/** The policy itself, then the indexes that are to list it, then the primary one where it does not lead there. */
async function filesFor ({ bytes, labels, policy, reached, repository, shelf }: Placed): Promise<PlannedFile[] | Plan> {
  const folder = shelf.files[0] === undefined ? freshFolder(repository, policy) : dirname(shelf.files[0].path)
  if (folder === undefined) {
    return refused(
      `The court is of Country "${policy.country ?? ''}" and State "${policy.state ?? ''}": a state of the US is expected, as it becomes the name of a folder [33][34].`
    )
  }
  const path = join(folder, expectedName({ organizationKey: policy.organizationKey, ...labels }))
  if (await isThere(path)) {
    return refused(`${relative(repository, path)} is there already: a published file is never changed [55].`)
  }
  const listing = shelf.listedIn.length > 0 ? shelf.listedIn : [join(folder, 'index.xml')]
  const planned: PlannedFile[] = [{ path: relative(repository, path), bytes, isNew: true }]
  for (const index of listing) {
    const line = {
      ...labels, organizationKey: policy.organizationKey, name: policy.name, location: locationFrom(index, path)
    }
    const changed = await changedIndex(repository, index, before => withPolicy(before, line))
    if ('kind' in changed) return changed
    planned.push(changed)
  }
  const primary = join(repository, 'index.xml')
  if (listing.some(index => index === primary || reached.has(index))) return planned
  const changed = await changedIndex(repository, primary, before =>
    withLocalIndex(before, locationFrom(primary, listing[0] as string))
  )
  return 'kind' in changed ? changed : [...planned, changed]
}

/** An index with a line more; what is not there yet begins as an empty one. */
async function changedIndex (
  repository: string, path: string, change: (before: Uint8Array) => Uint8Array | undefined
): Promise<PlannedFile | Refused> {
  const isNew = !(await isThere(path))
  const after = change(isNew ? Buffer.from(EMPTY_INDEX) : await readFile(path))
  const name = relative(repository, path)
  if (after !== undefined && (await readIndexBeside(after)).kind === 'index') {
    return { path: name, bytes: after, isNew }
  }
  return {
    kind: 'refused',
    reasons: [`${name} is no index of the profile that is written here: correct it, or list the policy by hand.`]
  }
}

function freshFolder (repository: string, { country, organizationKey, state }: PolicyRows): string | undefined {
  const directory = stateDirectory(country, state)
  return directory === undefined ? undefined : join(repository, 'US', directory, organizationKey)
}

async function isThere (path: string): Promise<boolean> {
  return await access(path).then(() => true, () => false)
}
