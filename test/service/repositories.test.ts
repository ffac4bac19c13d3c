import { join } from 'node:path'
import t from 'tap'
import { readRepositories } from '../../src/service/repositories.ts'

// [as given, as crawled, id]
const urls = [
  ['https://example.org/CourtPolicies/', 'https://example.org/CourtPolicies/', 'example-org-CourtPolicies'],
  ['https://example.org/CourtPolicies', 'https://example.org/CourtPolicies/', 'example-org-CourtPolicies'],
  ['https://example.org/CourtPolicies/index.xml', 'https://example.org/CourtPolicies/', 'example-org-CourtPolicies'],
  ['HTTP://Example.org:8080', 'http://example.org:8080/', 'example-org-8080']
] as const

t.test('a repository may be given by its URL alone', async t => {
  for (const [given, url, id] of urls) t.same(readRepositories(given).repositories, [{ id, url, timeZone: null, remote: false }], given)
  t.same(readRepositories('https://example.org/ \n https://example.net/').repositories.map(({ id }) => id), ['example-org', 'example-net'])
})

// [REPOSITORIES, the error]
const refused = [
  ['https://example.org/ example.net', 'REPOSITORIES is "https://example.org/ example.net": a JSON file, or URLs separated by blanks, is expected. See .env.example.'],
  ['https://', 'REPOSITORIES[0]: url is "https://": an http or https URL of a CourtPolicies/ directory is expected. See .env.example.'],
  ['https://anna:secret@example.org/', 'REPOSITORIES[0] has a URL with a user name or password: leave them out.'],
  ['https://example.org/a https://example.org/a/', 'REPOSITORIES has two repositories called "example-org-a": give each an id of its own.']
] as const

t.test('what is neither URLs nor a file is refused', async t => {
  for (const [value, message] of refused) t.throws(() => readRepositories(value), { message }, value)
})

t.test('repositories and courts may be given in a file', async t => {
  const file = join(t.testdir({
    'repositories.json': JSON.stringify({
      repositories: [
        { id: 'state', url: 'https://example.org/CourtPolicies/', timeZone: 'America/Los_Angeles', remote: true },
        { url: 'https://example.net/' }
      ],
      courts: [
        { organizationKey: 'USAZExample', timeZone: 'America/Phoenix', repository: 'state' },
        { organizationKey: 'USCAExample' }
      ]
    })
  }), 'repositories.json')
  t.match(readRepositories(file), {
    repositories: [
      { id: 'state', url: 'https://example.org/CourtPolicies/', timeZone: 'America/Los_Angeles', remote: true },
      { id: 'example-net', url: 'https://example.net/', timeZone: null, remote: false }
    ],
    courts: [
      { organizationKey: 'USAZExample', timeZone: 'America/Phoenix', repository: 'state' },
      { organizationKey: 'USCAExample', timeZone: null, repository: null }
    ]
  })
})

t.test('a file without courts has none', async t => {
  const file = join(t.testdir({ 'repositories.json': '{ "repositories": [] }' }), 'repositories.json')
  t.match(readRepositories(file), { repositories: [], courts: [] })
})

// [content of the file, the error after the file's name]
const repository = { id: 'a', url: 'https://example.org/' }
const files: Array<[unknown, string]> = [
  [null, ': an object with repositories, courts is expected. See .env.example.'],
  [[repository], ': an object with repositories, courts is expected. See .env.example.'],
  [{}, ': repositories: a list is expected. See .env.example.'],
  [{ repository: [] }, ' has "repository": only repositories, courts are known. See .env.example.'],
  [{ repositories: ['https://example.org/'] }, ': repositories[0]: an object with id, url, timeZone, remote is expected. See .env.example.'],
  [{ repositories: [repository, {}] }, ': repositories[1]: url is "undefined": an http or https URL of a CourtPolicies/ directory is expected. See .env.example.'],
  [{ repositories: [{ ...repository, url: 'file:///etc/' }] }, ': repositories[0]: url is "file:///etc/": an http or https URL of a CourtPolicies/ directory is expected. See .env.example.'],
  [{ repositories: [{ ...repository, id: 7 }] }, ': repositories[0]: id is "7": text is expected. See .env.example.'],
  [{ repositories: [{ ...repository, id: 'remote:example.org/' }] }, ': repositories[0]: id is "remote:example.org/": an id that does not begin with "remote:", as those of remote repositories do, is expected. See .env.example.'],
  [{ repositories: [{ ...repository, remote: 'no' }] }, ': repositories[0]: remote is "no": true or false is expected. See .env.example.'],
  [{ repositories: [{ ...repository, timezone: 'UTC' }] }, ': repositories[0] has "timezone": only id, url, timeZone, remote are known. See .env.example.'],
  [{ repositories: [{ ...repository, timeZone: 'Pacific' }] }, ': repositories[0]: timeZone is "Pacific": an IANA time zone such as America/Los_Angeles is expected. See .env.example.'],
  [{ repositories: [], courts: {} }, ': courts: a list is expected. See .env.example.'],
  [{ repositories: [], courts: [{ timeZone: 'America/Denver' }] }, ': courts[0]: an organizationKey is expected. See .env.example.'],
  [{ repositories: [repository], courts: [{ organizationKey: 'USCAExample', repository: 'b' }] }, ': USCAExample has the repository "b", which is none of the repositories there.']
]

t.test('a file with a fault is refused, and the place is named', async t => {
  const directory = t.testdir(Object.fromEntries(files.map(([content], place) => [`${place}.json`, JSON.stringify(content)])))
  for (const [place, [content, complaint]] of files.entries()) {
    const file = join(directory, `${place}.json`)
    t.throws(() => readRepositories(file), { message: `${file}${complaint}` }, JSON.stringify(content))
  }
})

t.test('a file that is not there or holds no JSON is refused', async t => {
  const directory = t.testdir({ 'broken.json': '{' })
  for (const [name, reason] of [['absent.json', 'ENOENT'], ['broken.json', 'JSON']] as const) {
    const file = join(directory, name)
    const refusal = t.throws(() => readRepositories(file)) as Error
    t.match(refusal.message, `REPOSITORIES is "${file}", which cannot be read as a JSON file: `)
    t.match(refusal.message, reason)
  }
})
