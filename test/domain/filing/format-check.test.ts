import t from 'tap'
import { judgeEncoding, judgeMimeType } from '../../../src/domain/filing/format-check.ts'

const pdf = { mimeType: 'application/pdf', documentVersion: 'Final', namespace: null }
const tiff = { mimeType: 'image/tiff', documentVersion: 'Exhibit', namespace: null }
const xml = { mimeType: 'text/xml', documentVersion: 'Data File', namespace: 'urn:a' }
const anyXml = { ...xml, namespace: null }
const word = { mimeType: 'application/msword', documentVersion: null, namespace: null }
const other = { mimeType: 'Other', documentVersion: 'Exhibit', namespace: null }

const listed = [pdf, tiff, xml, word, other]

// [what it shows, specification, what the court accepts, MIME type, document version, namespace, result, what would pass]
const types = [
  ['a silent policy', '02', [], 'application/pdf', 'Final', null, 'undetermined', null],
  ['accepted', '02', listed, 'application/pdf', 'Final', null, 'pass', 'application/pdf'],
  ['in other letters', '02', listed, 'Application/PDF', 'final', null, 'pass', 'application/pdf'],
  ['for another version of a document', '02', listed, 'application/pdf', 'Draft', null, 'fail', 'application/pdf for Final, image/tiff for Exhibit, text/xml in urn:a for Data File, application/msword, Other for Exhibit'],
  ['a version that is none', '02', [pdf], 'application/pdf', 'Sealed', null, 'fail', 'application/pdf for Final'],
  ['another type', '02', listed, 'text/html', 'Final', null, 'fail', 'application/pdf'],
  ['another type, where types are accepted that are not named', '02', listed, 'text/html', 'Exhibit', null, 'undetermined', 'image/tiff, Other'],
  ['the one without a name', '02', listed, 'Other', 'Exhibit', null, 'pass', 'image/tiff, Other'],
  ['the namespace', '02', listed, 'text/xml', 'Data File', 'urn:a', 'pass', 'text/xml in urn:a'],
  ['another namespace', '02', listed, 'text/xml', 'Data File', 'urn:b', 'fail', 'text/xml in urn:a'],
  ['a namespace that is not told is not checked', '02', listed, 'text/xml', 'Data File', null, 'pass', 'text/xml in urn:a'],
  ['any namespace', '02', [xml, anyXml], 'text/xml', 'Data File', 'urn:b', 'pass', 'text/xml in urn:a, text/xml'],
  ['accepted, and the policy should say for which version', '02', listed, 'application/msword', 'Final', null, 'undetermined', 'application/pdf'],
  ['in Court Policy 01 it need not', '01', listed, 'application/msword', 'Final', null, 'pass', 'application/pdf, application/msword']
] as const

t.test('the format of a document is one that the court accepts [126]-[131]', async t => {
  for (const [what, specification, mimeTypes, mimeType, documentVersion, namespace, result, expected] of types) {
    t.match(judgeMimeType({ specification, mimeTypes: [...mimeTypes] }, { mimeType, documentVersion, namespace, bytes: 1, encoding: 'Link' }), { result, expected }, what)
  }
})

// [what it shows, what the court accepts, encoding, result, what would pass]
const encodings = [
  ['a silent policy', [], 'Base64', 'undetermined', null],
  ['accepted', ['Base64', 'Link'], 'Link', 'pass', 'Base64, Link'],
  ['in other letters', ['Base64'], 'base64', 'pass', 'Base64'],
  ['not accepted', ['Base64'], 'Path', 'fail', 'Base64'],
  ['absent [141]', ['Base64', 'Absent'], 'Absent', 'fail', 'Base64'],
  ['absent, whatever the policy says', [], 'Absent', 'fail', null],
  ['a policy that only says Absent says nothing', ['Absent'], 'Base64', 'undetermined', null]
] as const

t.test('a document is encoded as the court accepts it [132]-[141]', async t => {
  for (const [what, accepted, encoding, result, expected] of encodings) {
    const verdict = judgeEncoding({ encodings: [...accepted] }, { encoding })
    t.match(verdict, { result, expected }, what)
    t.same(verdict.paragraphs, encoding === 'Absent' ? [141] : undefined, what)
  }
})
