import t from 'tap'
import { repositoryPlaces } from '../../src/publisher/transfer/repository-places.ts'

const sha256 = 'a'.repeat(64)

/** The folder of a court as an address has it, the name of its one file, and where that lies; null: it has no place, and is named. */
const places: ReadonlyArray<readonly [folder: string, name: string, path: string | null]> = [
  ['US/California/USCAInyoSuperior', 'USCAInyoSuperior_2010_01_01_Ver1_0_0.xml', 'US/California/USCAInyoSuperior/USCAInyoSuperior_2010_01_01_Ver1_0_0.xml'],
  ['US/California/A%20Court', 'A Court.xml', 'US/California/A Court/A Court.xml'],
  ['US/California/%C3%A9', 'é.xml', 'US/California/é/é.xml'],
  ['US/California/..', 'a.xml', null],
  ['US/California/a%2Fb', 'a.xml', null],
  [`US/California/${'a'.repeat(231)}`, 'a.xml', null],
  ['US/California/Court', '../a.xml', null],
  ['US/California/Court', 'a\\b.xml', null],
  ['US/California/Court', '.hidden.xml', null],
  ['US/California/Court', 'index.xml', null],
  ['US/California/Court', 'line\nfeed.xml', null],
  ['US/California/Court', '', null]
]

t.test('a file lies where its address says, unless no file can have its name', async t => {
  for (const [folder, name, path] of places) {
    const file = { name, sha256, version: null, published: null, effective: null }
    const { documents, indexes, unplaced } = repositoryPlaces([{ organizationKey: 'Court', folder, checkedAt: null, files: [file] }])
    t.same([...documents], path === null ? [] : [[path, sha256]], `${folder} ${name}`)
    t.equal(unplaced.length, path === null ? 1 : 0)
    t.ok(indexes.get('index.xml')?.includes(`${folder}/index.xml`), 'the primary index leads to it')
    t.ok([...indexes.keys()].every(index => !index.split('/').includes('..')))
  }
})

t.test('every folder above a court has an index, and what nobody could fetch has no file', async t => {
  const lost = { name: 'a.xml', sha256: null, version: null, published: null, effective: null }
  const { documents, indexes } = repositoryPlaces([{ organizationKey: 'Court', folder: 'US/Nevada/Court', checkedAt: null, files: [lost] }])
  t.same([[...indexes.keys()], [...documents]], [['index.xml', 'US/index.xml', 'US/Nevada/index.xml', 'US/Nevada/Court/index.xml'], []])
  t.ok(indexes.get('US/Nevada/Court/index.xml')?.includes('a.xml'), 'it is listed all the same')
})
