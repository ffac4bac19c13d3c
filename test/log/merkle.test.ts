import t from 'tap'
import { storedHashCount, treeHashOf } from '../../src/log/merkle.ts'
import { EIGHT, rootOf, storedOf } from './naive-tree.ts'

// As certificate-transparency publishes them, of the first one, two, … eight leaves.
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'
]

t.test('the published roots', async t => {
  const { read } = await storedOf(EIGHT)
  for (const [place, root] of ROOTS.entries()) t.equal((await treeHashOf(place + 1, read)).toString('hex'), root, `${place + 1} leaves`)
  t.equal((await treeHashOf(0, read)).toString('hex'), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

t.test('every root up to some hundreds of leaves is that of the recursion, and what is stored is counted', async t => {
  const leaves = Array.from({ length: 300 }, (_, place) => Buffer.from(`leaf ${place}`))
  const { stored, read } = await storedOf(leaves)
  t.equal(stored.length, storedHashCount(leaves.length))
  const wrong: number[] = []
  for (let size = 0; size <= leaves.length; size += 1) {
    if (!(await treeHashOf(size, read)).equals(rootOf(leaves.slice(0, size)))) wrong.push(size)
  }
  t.same(wrong, [])
})

t.test('a reader that gives too few is refused', async t => {
  await t.rejects(treeHashOf(3, async () => []), { message: '0 stored hashes came, where 2 were asked for' })
})
