// Checks an evidence packet, without the service that made it and without a network: node verify.mjs [--key VKEY]
//
// It needs Node 18 or later and nothing else, and looks at the folder in which it lies. A line for each check, all of them always:
// "pass NAME …", "FAIL NAME …", or "none NAME …" where there is nothing to check. Exit code 0 when none failed, else 1.
//
// It shares no code with the service, on purpose: it is a second reading of the rule that says which policy is in force, and of the
// formats of the log, for whoever does not want to believe the first. The steps that need no Node are in verify.txt.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const checks = {
  files: checkFiles,
  sums: checkSums,
  key: checkKey,
  checkpoint: checkCheckpoint,
  witnesses: checkWitnesses,
  proofs: checkProofs,
  record: checkRecord,
  documents: checkDocuments,
  captures: checkCaptures,
  readings: checkReadings,
  decision: checkDecision,
  timestamp: checkTimestamp
}

function main (given) {
  const key = given[0] === '--key' ? given[1] : undefined
  if (given.length > 0 && (key === undefined || given.length > 2)) {
    console.error('Usage: node verify.mjs [--key VKEY]')
    process.exitCode = 1
    return
  }
  const packet = readPacket(fileURLToPath(new URL('.', import.meta.url)), key)
  for (const [name, check] of Object.entries(checks)) say(name, check, packet)
}

/** A check gives what it found, or `nothing(…)`; whatever it throws, odd bytes included, is a failure and never an end. */
function say (name, check, packet) {
  let [word, text] = ['pass', '']
  try {
    const found = check(packet)
    if (typeof found === 'string') text = found
    else [word, text] = ['none', found.nothing]
  } catch (error) {
    ;[word, text] = ['FAIL', String(error?.message ?? error)]
    process.exitCode = 1
  }
  console.log(`${word} ${name} ${text.replace(UNPRINTABLE, '?').slice(0, 1_000)}`)
}

/** What a packet may say, and a terminal must not be told: controls, and marks that turn text round. */
const UNPRINTABLE = /[^\x20-\x7e\u00a0-\uffff]|[\u200b-\u200f\u2028-\u202f\u2060-\u206f]/g

const nothing = text => ({ nothing: text })

function demand (holds, text) {
  if (!holds) throw new Error(text)
}

// ---- The files of the packet

/** Every file below the folder, by its name with slashes; what is no plain file counts as one that does not belong there. */
function readPacket (folder, key) {
  const files = new Map()
  const odd = []
  const walk = prefix => {
    for (const name of readdirSync(join(folder, prefix))) {
      const path = prefix + name
      try {
        const kind = lstatSync(join(folder, path))
        if (kind.isDirectory()) walk(`${path}/`)
        else if (kind.isFile()) files.set(path, readFileSync(join(folder, path)))
        else odd.push(path)
      } catch {
        odd.push(path)
      }
    }
  }
  walk('')
  return { files, odd, key }
}

function bytesOf ({ files }, name) {
  const bytes = files.get(name)
  demand(bytes !== undefined, `${name} is not there`)
  return bytes
}

function textOf (packet, name) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(packet, name))
  } catch (error) {
    throw error instanceof TypeError ? new Error(`${name} is not UTF-8`) : error
  }
}

function jsonOf (packet, name) {
  const text = textOf(packet, name)
  try {
    const value = JSON.parse(text)
    if (isObject(value)) return value
  } catch {}
  throw new Error(`${name} is no JSON object`)
}

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value)
const isSequence = value => Number.isSafeInteger(value) && value > 0
const isDigest = value => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const hex = (...parts) => sha256(...parts).toString('hex')

/** Base64 that says one thing in one way: with every bit that stands in it. */
function fromBase64 (text, name) {
  const bytes = Buffer.from(text, 'base64')
  demand(bytes.toString('base64') === text, `${name}: ${JSON.stringify(text.slice(0, 80))} is no base64`)
  return bytes
}

/** The record, and what its answer says it rests on: the documents of the policies it names, and their captures. */
function recordOf (packet) {
  const record = jsonOf(packet, 'record.json')
  demand(isObject(record.answer) && Array.isArray(record.answer.evidence), 'record.json has no answer with its evidence')
  for (const each of record.answer.evidence) {
    const isNamed = isObject(each) && typeof each.version === 'string' && (each.sha256 === null || isDigest(each.sha256))
    demand(isNamed, 'record.json: an item of the evidence names no version and document')
    for (const capture of [each.firstCapture, each.lastIndexWithout, each.firstIndexWith]) {
      demand(capture === null || (isObject(capture) && isSequence(capture.sequence)), `record.json: a capture of ${each.version} has no number`)
    }
  }
  return record
}

const documentsOf = ({ answer }) => new Set(answer.evidence.map(({ sha256 }) => sha256).filter(isDigest))
const indexCapturesOf = ({ answer }) => answer.evidence.flatMap(each => [each.lastIndexWithout, each.firstIndexWith]).filter(isObject)
const indexesOf = record => new Set(indexCapturesOf(record).map(({ sha256 }) => sha256).filter(isDigest))
const capturesOf = record => new Map([...record.answer.evidence.map(each => each.firstCapture).filter(isObject), ...indexCapturesOf(record)].map(each => [each.sequence, each]))

/** The numbers of the files of a folder: 12 of captures/12.json. */
function numbersIn ({ files }, pattern) {
  return [...files.keys()].map(name => pattern.exec(name)?.[1]).filter(number => number !== undefined).map(Number)
}

const readingNumbers = packet => numbersIn(packet, /^readings\/([1-9]\d{0,14})\.json$/)

/** The number of the record's own entry: the one proof that is of no capture and no reading. */
function numberOfRecord (packet) {
  const others = new Set([...capturesOf(recordOf(packet)).keys(), ...readingNumbers(packet)])
  const own = numbersIn(packet, /^log\/([1-9]\d{0,14})\.tlog-proof$/).filter(number => !others.has(number))
  demand(own.length === 1, `log/ has ${own.length} proofs that are of no capture and no reading, where one, of the record, is expected`)
  return own[0]
}

// ---- files, sums

const FIXED = ['README.txt', 'SHA256SUMS', 'answer.html', 'answer.json', 'certificate.txt', 'log/checkpoint', 'log/key.vkey', 'log/trust-policy',
  'record.json', 'verify.mjs', 'verify.txt']

function checkFiles (packet) {
  const record = recordOf(packet)
  const readings = readingNumbers(packet)
  const sequences = [...capturesOf(record).keys()]
  const expected = new Set([
    ...FIXED,
    ...[...documentsOf(record)].map(digest => `documents/${digest}.xml`),
    ...[...indexesOf(record)].map(digest => `indexes/${digest}.xml`),
    ...sequences.map(number => `captures/${number}.json`),
    ...readings.map(number => `readings/${number}.json`),
    ...[...sequences, ...readings, numberOfRecord(packet)].map(number => `log/${number}.tlog-proof`)
  ])
  const missing = [...expected].filter(name => !packet.files.has(name))
  const extra = [...packet.odd, ...[...packet.files.keys()].filter(name => !expected.has(name) && name !== 'log/checkpoint.tsr')]
  demand(missing.length === 0, `missing: ${missing.map(name => JSON.stringify(name)).join(', ')}`)
  demand(extra.length === 0, `not called for: ${extra.map(name => JSON.stringify(name)).join(', ')}`)
  demand(readings.length === documentsOf(record).size, `${readings.length} readings of ${documentsOf(record).size} documents, where each has one`)
  return `${packet.files.size} files, those that the record calls for`
}

function checkSums (packet) {
  const lines = textOf(packet, 'SHA256SUMS').split('\n')
  demand(lines.pop() === '', 'SHA256SUMS does not end with a line feed')
  const listed = lines.map(line => /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? demand(false, `SHA256SUMS: ${JSON.stringify(line)} is no digest, two blanks and a name`))
  const names = listed.map(([, , name]) => name)
  demand(names.every((name, place) => place === 0 || Buffer.compare(Buffer.from(names[place - 1]), Buffer.from(name)) < 0), 'SHA256SUMS is not in the order of its names, each once')
  for (const [, digest, name] of listed) demand(hex(bytesOf(packet, name)) === digest, `${name} is not as SHA256SUMS has it`)
  const unnamed = [...packet.files.keys()].filter(name => name !== 'SHA256SUMS' && !names.includes(name))
  demand(unnamed.length === 0, `SHA256SUMS does not name ${unnamed.map(name => JSON.stringify(name)).join(', ')}`)
  return `SHA256SUMS names the other ${names.length} files, and each digest holds`
}

// ---- key, checkpoint, witnesses (C2SP signed-note, tlog-checkpoint, tlog-policy)

/** A verifier key: name + first four bytes of SHA-256(name, line feed, type, key) + type and key; 01 is Ed25519. */
function vkeyOf (packet) {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})\n$/.exec(textOf(packet, 'log/key.vkey'))
  demand(match !== null, 'log/key.vkey is no verifier key and a line feed')
  const [whole, name, id, coded] = match
  const typed = fromBase64(coded, 'log/key.vkey')
  demand(typed[0] === 1, 'log/key.vkey is of no Ed25519 key')
  demand(hex(`${name}\n`, typed).slice(0, 8) === id, 'log/key.vkey: its id is not that of its name and key')
  return { vkey: whole.trim(), name, id, key: typed.subarray(1) }
}

function checkKey (packet) {
  const { vkey } = vkeyOf(packet)
  if (packet.key === undefined) return nothing('no --key was given: all rests on the packet\'s own key. Compare log/key.vkey with what the court or the archive says elsewhere')
  demand(packet.key.trim() === vkey, `the packet's key is ${vkey}, and not the one that was given`)
  return 'the packet\'s key is the one that was given'
}

/** Origin, size and root of the tree, once the signature of the packet's key holds. */
function checkpointOf (packet) {
  const { name, id, key } = vkeyOf(packet)
  const match = /^(([^\n]+)\n([1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n)\n((?:\u2014 [^ \n]+ [^ \n]+\n)+)$/.exec(textOf(packet, 'log/checkpoint'))
  demand(match !== null, 'log/checkpoint is not origin, size, root, an empty line and signatures')
  const [, body, origin, size, root, signatures] = match
  demand(origin === name, `log/checkpoint is of ${origin}, and log/key.vkey of ${name}`)
  const lines = signatures.trimEnd().split('\n').map(line => line.split(' '))
  const own = lines.filter(([, by]) => by === name).map(([, , coded]) => fromBase64(coded, 'log/checkpoint')).filter(bytes => bytes.subarray(0, 4).toString('hex') === id)
  demand(own.length > 0, 'log/checkpoint has no signature of log/key.vkey')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') }, format: 'jwk' })
  for (const bytes of own) demand(verify(null, Buffer.from(body), publicKey, bytes.subarray(4)), 'log/checkpoint: a signature of log/key.vkey does not hold')
  return { origin, size: Number(size), root: fromBase64(root, 'log/checkpoint') }
}

function checkCheckpoint (packet) {
  const { origin, size } = checkpointOf(packet)
  return `${origin} signed a tree of ${size} entries`
}

function checkWitnesses (packet) {
  const expected = `log ${vkeyOf(packet).vkey}\nquorum none\n`
  demand(textOf(packet, 'log/trust-policy') === expected, 'log/trust-policy is not the line of log/key.vkey and "quorum none"')
  return nothing('log/trust-policy asks for no witness: that the log shows everyone the same is not attested by others')
}

// ---- proofs (C2SP tlog-proof, RFC 6962 section 2.1.1)

/** A proof as it stands in its file, the leaf it is of, and whatever the leaf says. */
function proofOf (packet, sequence) {
  const name = `log/${sequence}.tlog-proof`
  const match = /^c2sp\.org\/tlog-proof@v1\nextra ([^\n]+)\nindex (0|[1-9]\d{0,14})\n((?:[^\n]{44}\n){0,64})\n([^]+)$/.exec(textOf(packet, name))
  demand(match !== null, `${name} is no tlog-proof with its leaf`)
  const [, extra, index, hashes, checkpoint] = match
  const bytes = fromBase64(extra, name)
  const path = hashes.split('\n').slice(0, -1).map(coded => fromBase64(coded, name))
  return { name, index: Number(index), bytes, path, checkpoint, leaf: leafIn(bytes.toString(), name) }
}

/** A leaf is the canonical JSON of five members: for what stands in them that is what JSON.stringify writes. */
function leafIn (text, name) {
  let leaf
  try {
    leaf = JSON.parse(text)
  } catch {}
  demand(isObject(leaf), `${name}: its leaf is no JSON object`)
  const { digest, document, kind, recordedAt, sequence } = leaf
  demand(isDigest(digest) && (document === null || isDigest(document)) && typeof kind === 'string' && typeof recordedAt === 'string' && isSequence(sequence), `${name}: its leaf is not digest, document, kind, recordedAt and sequence`)
  demand(JSON.stringify({ digest, document, kind, recordedAt, sequence }) === text, `${name}: its leaf is not in the canonical form`)
  return leaf
}

const leafOf = (packet, sequence) => proofOf(packet, sequence).leaf

function checkProofs (packet) {
  const { root, size } = checkpointOf(packet)
  const checkpoint = textOf(packet, 'log/checkpoint')
  const sequences = numbersIn(packet, /^log\/([1-9]\d{0,14})\.tlog-proof$/)
  demand(sequences.length > 0, 'log/ has no proof')
  for (const sequence of sequences) {
    const proof = proofOf(packet, sequence)
    demand(proof.checkpoint === checkpoint, `${proof.name} does not end with log/checkpoint`)
    demand(proof.leaf.sequence === sequence && proof.index === sequence - 1, `${proof.name} is of number ${proof.leaf.sequence} at index ${proof.index}`)
    demand(rootOf(proof, size)?.equals(root) === true, `${proof.name} does not lead to the root of log/checkpoint`)
  }
  return `${sequences.length} leaves lead to the root of log/checkpoint`
}

/** The root to which a leaf and its path lead (RFC 9162, 2.1.3.2); undefined where the path is of no tree of this size. */
function rootOf ({ bytes, index, path }, size) {
  if (index >= size) return undefined
  const half = value => Math.floor(value / 2)
  let [own, last, hash] = [index, size - 1, sha256(Buffer.of(0), bytes)]
  for (const other of path) {
    if (last === 0) return undefined
    const isRight = own % 2 === 1 || own === last
    hash = isRight ? sha256(Buffer.of(1), other, hash) : sha256(Buffer.of(1), hash, other)
    if (isRight) while (own % 2 === 0 && own !== 0) [own, last] = [half(own), half(last)]
    ;[own, last] = [half(own), half(last)]
  }
  return last === 0 ? hash : undefined
}

// ---- record, documents, captures, readings

function checkRecord (packet) {
  const record = recordOf(packet)
  const { digest, document, kind, recordedAt, sequence } = leafOf(packet, numberOfRecord(packet))
  demand(kind === 'dispute' && document === null, `entry ${sequence} is a ${kind}, and no dispute`)
  demand(hex(bytesOf(packet, 'record.json')) === digest, `record.json is not what entry ${sequence} was made of`)
  demand(textOf(packet, 'answer.json') === `${JSON.stringify(record.answer, null, 2)}\n`, 'answer.json is not the answer of record.json')
  return `record.json is entry ${sequence}, recorded ${recordedAt}`
}

function checkDocuments (packet) {
  const record = recordOf(packet)
  const captured = new Set([...capturesOf(record).keys()].map(sequence => leafOf(packet, sequence).document))
  const read = new Set(readingNumbers(packet).map(sequence => leafOf(packet, sequence).document))
  const named = [...[...documentsOf(record)].map(digest => ['documents', digest]), ...[...indexesOf(record)].map(digest => ['indexes', digest])]
  for (const [folder, digest] of named) {
    const name = `${folder}/${digest}.xml`
    demand(hex(bytesOf(packet, name)) === digest, `${name} is not what its name says`)
    demand(captured.has(digest), `${name}: no capture of the log brought it`)
    demand(folder !== 'documents' || read.has(digest), `${name}: no reading of the log is of it`)
  }
  if (named.length === 0) return nothing('the answer names no policy')
  return `${named.length} documents, each brought by a capture of the log`
}

/** The content of an entry, after it was held to its leaf. */
function contentOf (packet, kind, sequence) {
  const name = `${kind}s/${sequence}.json`
  const leaf = leafOf(packet, sequence)
  demand(leaf.kind === kind, `${name}: entry ${sequence} is a ${leaf.kind}`)
  demand(hex(bytesOf(packet, name)) === leaf.digest, `${name} is not what entry ${sequence} was made of`)
  const content = jsonOf(packet, name)
  demand((content.sha256 ?? null) === leaf.document, `${name} and the leaf of entry ${sequence} name different documents`)
  demand(sequence < numberOfRecord(packet), `${name} was recorded after the record that rests on it`)
  return content
}

function checkCaptures (packet) {
  const record = recordOf(packet)
  const captures = [...capturesOf(record)]
  const indexes = new Set(indexCapturesOf(record).map(({ sequence }) => sequence))
  for (const [sequence, said] of captures) {
    const { sha256, url, requestedAt, role } = contentOf(packet, 'capture', sequence)
    demand(said.sha256 === sha256 && said.url === url && Date.parse(said.requestedAt) === Date.parse(requestedAt), `captures/${sequence}.json is not what the record says of it`)
    demand(!indexes.has(sequence) || role !== 'policy', `captures/${sequence}.json is of a policy, and of no index`)
  }
  for (const { firstCapture, sha256, version } of record.answer.evidence) {
    demand((firstCapture?.sha256 ?? null) === sha256, `the first capture of ${version} did not bring its document`)
  }
  const strangers = numbersIn(packet, /^captures\/([1-9]\d{0,14})\.json$/).filter(number => !capturesOf(record).has(number))
  demand(strangers.length === 0, `captures/${strangers[0]}.json is no evidence of the record`)
  return captures.length === 0 ? nothing('the answer names no policy') : `${captures.length} captures are as the log has them, and as the record says`
}

function checkReadings (packet) {
  const documents = documentsOf(recordOf(packet))
  const readings = readingsOf(packet)
  for (const { role, sha256, sequence } of readings) demand(documents.has(sha256) && role === 'policy', `readings/${sequence}.json is of no policy of the record`)
  demand(new Set(readings.map(({ sha256 }) => sha256)).size === documents.size && readings.length === documents.size, `${readings.length} readings of ${documents.size} documents, where each has one`)
  return readings.length === 0 ? nothing('the answer names no policy') : `${readings.length} readings are as the log has them, each of a document of the record`
}

const readingsOf = packet => readingNumbers(packet).map(sequence => ({ ...contentOf(packet, 'reading', sequence), sequence }))

// ---- decision: which policy is in force, read a second time

function checkDecision (packet) {
  const { answer } = recordOf(packet)
  const money = checkMoney(answer)
  const zone = answer.court?.timeZone
  const answered = isObject(answer.policy) ? answer.policy : null
  if (typeof zone !== 'string') {
    demand(answered === null, 'the answer has a policy, and no time zone by which it could be in force')
    return nothing(`the court has no time zone, so no policy is in force; ${money}`)
  }
  const at = instantIn(answer.filedAt)
  const policies = policiesThatCount(packet, answer)
  const inForce = policies.map(policy => placed(policy, zone)).sort(newestFirst).find(({ publishedAt, startsAt }) => publishedAt <= at && startsAt <= at)
  const [found, said] = [inForce, answered].map(policy => policy?.version ?? 'no policy')
  demand(found === said, `at ${answer.filedAt} the rule gives ${found}, and the answer says ${said}`)
  if (inForce !== undefined) checkAnswered(inForce, answered)
  return `at ${answer.filedAt} the rule gives ${found}, of ${policies.length} versions, as the answer says; ${money}`
}

/** The answer's policy is that document, ruling from then. */
function checkAnswered ({ publishedAt, sha256, startsAt, version }, answered) {
  const named = answered.sha256 ?? answered.document?.sha256
  demand(named === sha256, `the answer rests on another document of ${version}: ${named}`)
  const from = Math.max(publishedAt, startsAt)
  if (answered.effectiveFrom === undefined) return
  demand(instantIn(answered.effectiveFrom) === from, `${version} is in force from ${new Date(from).toISOString()}, and the answer says ${answered.effectiveFrom}`)
}

/**
 * The policies among which the rule chooses.
 * - Those of the court's own source: of another repository than that of the answer's policy none counts.
 * - Of several documents of a version the first: by publication label, then address, then the number of their first capture.
 */
function policiesThatCount (packet, answer) {
  const read = readingsOf(packet).filter(({ kind }) => kind !== 'unreadable').map(({ sequence, policy, sha256 }) => {
    demand(isObject(policy), `readings/${sequence}.json is of no policy`)
    demand(policy.organizationKey === answer.court.organizationKey, `readings/${sequence}.json is of another court's policy`)
    demand([policy.published, policy.effective].every(isLabel) && /^\d\.\d\.\d$/.test(policy.version), `readings/${sequence}.json has no version and labels`)
    const first = answer.evidence.find(each => each.sha256 === sha256)?.firstCapture ?? {}
    return { ...policy, sha256, first: { sequence: first.sequence ?? Infinity, repositoryId: first.repositoryId ?? null, url: String(first.url) } }
  })
  const earliest = read.reduce((least, each) => least === undefined || each.first.sequence < least.first.sequence ? each : least, undefined)
  const source = (read.find(({ sha256 }) => sha256 === (answer.policy?.sha256 ?? answer.policy?.document?.sha256)) ?? earliest)?.first.repositoryId
  const own = read.filter(({ first }) => first.repositoryId === source).sort((a, b) =>
    order(a.published, b.published) || order(a.first.url, b.first.url) || order(a.first.sequence, b.first.sequence))
  return own.filter((policy, place) => own.findIndex(({ version }) => version === policy.version) === place)
}

const isLabel = label => typeof label === 'string' && /^\d{4}-\d\d-\d\dT\d\d$/.test(label)
const order = (a, b) => a < b ? -1 : a > b ? 1 : 0

/** Newest publication first: by label, then by version, digit by digit. */
const newestFirst = (a, b) => order(b.published, a.published) || order(b.version, a.version)

/**
 * When a policy is published and when it starts. It starts at its effective label, but never in the hour of its publication: one hour
 * after that at the earliest, read off the labels (Rule 5). Court Policy 01, and drafts of 02 from before there were hours, have no such rule.
 */
function placed (policy, zone) {
  const floor = new Date(Date.parse(`${policy.published}:00Z`) + HOUR).toISOString().slice(0, 13)
  const isFloored = policy.specification !== '01' && policy.specification !== '02-draft' && policy.effective < floor
  return { ...policy, publishedAt: shown(policy.published, zone), startsAt: shown(isFloored ? floor : policy.effective, zone) }
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The instant at which the court's clock shows a label: in autumn's double hour the first, in spring's gap the first after it. */
function shown (label, zone) {
  const wall = Date.parse(`${label}:00Z`)
  demand(Number.isFinite(wall), `${label} is no date and hour`)
  const fitting = [wall - DAY, wall + DAY].map(day => wall - offsetAt(day, zone)).filter(instant => instant + offsetAt(instant, zone) === wall)
  if (fitting.length > 0) return Math.min(...fitting)
  let [before, after] = [wall - DAY, wall + DAY]
  const old = offsetAt(before, zone)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(middle, zone) === old) before = middle
    else after = middle
  }
  return after
}

const clocks = new Map()

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt (instant, zone) {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit'
  })
  clocks.set(zone, clock)
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]))
  return Date.parse(`${part.year.padStart(4, '0')}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`) - Math.floor(instant / 1000) * 1000
}

function instantIn (text) {
  const isInstant = typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)
  demand(isInstant && Number.isFinite(Date.parse(text)), `${JSON.stringify(text)?.slice(0, 80)} is no instant with its offset`)
  return Date.parse(text)
}

/** Tendered less due is the difference, the fees' dues come to what is due, and the verdict has the sign of the difference. */
function checkMoney ({ difference, due, fees, tendered, verdict }) {
  const ofVerdict = { correct: 0n, underpaid: -1n, overpaid: 1n }[verdict]
  if (!isObject(difference)) {
    demand(!isObject(due) || !isObject(tendered) || due.currency !== tendered.currency, 'tendered and due are known, and their difference is not')
    demand(ofVerdict === undefined, `the verdict is ${verdict}, and no difference is known`)
    return 'no difference is known'
  }
  demand(isObject(due) && isObject(tendered), 'there is a difference, and not both of tendered and due')
  demand(due.currency === tendered.currency && due.currency === difference.currency, 'tendered, due and difference are in different currencies')
  demand(minor(tendered) - minor(due) === minor(difference), `${tendered.amount} - ${due.amount} is not ${difference.amount}`)
  const dues = Array.isArray(fees) ? fees.map(fee => fee?.due) : []
  demand(dues.length === 0 || dues.some(each => !isObject(each)) || dues.reduce((sum, each) => sum + minor(each), 0n) === minor(due), 'the fees do not come to what is due')
  const sign = minor(difference) < 0n ? -1n : minor(difference) > 0n ? 1n : 0n
  demand(ofVerdict === undefined || ofVerdict === sign, `the difference is ${difference.amount}, and the verdict ${verdict}`)
  return `${tendered.amount} - ${due.amount} = ${difference.amount}`
}

/** An amount in units of 10 to the -30: exact, whatever its digits. */
function minor ({ amount }) {
  const match = typeof amount === 'string' ? /^(-?)(\d{1,60})(?:\.(\d{1,30}))?$/.exec(amount) : null
  demand(match !== null, `${JSON.stringify(amount)?.slice(0, 80)} is no decimal`)
  const value = BigInt(match[2] + (match[3] ?? '').padEnd(30, '0'))
  return match[1] === '-' ? -value : value
}

// ---- timestamp (RFC 3161): what the token is about; its signature is for openssl, see verify.txt

function checkTimestamp (packet) {
  if (!packet.files.has('log/checkpoint.tsr')) return nothing('no authority stamped log/checkpoint: its time is the archive\'s own word')
  const { imprint, time } = stampIn(bytesOf(packet, 'log/checkpoint.tsr'))
  demand(hex(bytesOf(packet, 'log/checkpoint')) === imprint, 'log/checkpoint.tsr is of something else than log/checkpoint')
  return `the token is of log/checkpoint, and says ${time}; whether its authority signed it: openssl ts -verify, see verify.txt`
}

const OIDS = { signedData: '2a864886f70d010702', tstInfo: '2a864886f70d0109100104', sha256: '608648016503040201' }

/** TimeStampResp: status, then a ContentInfo of SignedData, in which the TSTInfo stands. */
function stampIn (bytes) {
  const answer = element(bytes, 0x30)
  demand(answer.rest.length === 0, 'log/checkpoint.tsr goes on after its end')
  const status = element(answer.content, 0x30)
  demand([0, 1].includes(element(status.content, 0x02).content[0]), 'log/checkpoint.tsr: the authority granted nothing')
  const info = element(status.rest, 0x30)
  const type = oid(info.content, OIDS.signedData)
  const signed = element(element(type.rest, 0xa0).content, 0x30)
  const algorithms = element(element(signed.content, 0x02).rest, 0x31)
  const stated = oid(element(algorithms.rest, 0x30).content, OIDS.tstInfo)
  const token = element(element(element(stated.rest, 0xa0).content, 0x04).content, 0x30)
  const policy = element(element(token.content, 0x02).rest, 0x06)
  const imprint = element(policy.rest, 0x30)
  const algorithm = element(imprint.content, 0x30)
  oid(algorithm.content, OIDS.sha256)
  const serial = element(imprint.rest, 0x02)
  return { imprint: element(algorithm.rest, 0x04).content.toString('hex'), time: element(serial.rest, 0x18).content.toString('latin1') }
}

function oid (bytes, expected) {
  const found = element(bytes, 0x06)
  demand(found.content.toString('hex') === expected, 'log/checkpoint.tsr is no time stamp over a SHA-256')
  return found
}

/** The DER element at the beginning of some bytes, which has to be of this tag, and what comes after it. */
function element (bytes, tag) {
  demand(bytes.length >= 2 && bytes[0] === tag, 'log/checkpoint.tsr is no time stamp')
  const long = bytes[1] >= 0x80 ? bytes[1] - 0x80 : 0
  demand(long <= 4 && (bytes[1] < 0x80 || long > 0) && bytes.length >= 2 + long, 'log/checkpoint.tsr is no time stamp')
  const length = long === 0 ? bytes[1] : bytes.readUIntBE(2, long)
  const end = 2 + long + length
  demand(end <= bytes.length, 'log/checkpoint.tsr is cut off')
  return { content: bytes.subarray(2 + long, end), rest: bytes.subarray(end) }
}

main(process.argv.slice(2))
