import neostandard from 'neostandard'

/** Forbids imports from other folders, and says why (see README, "The house"). */
function mayNotImport (folder, patterns, message, except = []) {
  return {
    name: `house/${folder}`,
    files: [`src/${folder}/**/*.ts`],
    ignores: except,
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: patterns, message }] }] }
  }
}

const others = (...folders) => folders.map(folder => `**/${folder}/**`)

export default [
  ...neostandard({ ts: true, ignores: ['dist/**', '.tap/**', 'openapi/**', 'data/**'] }),
  {
    name: 'house/size',
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 200 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', {
        selector: 'MemberExpression[object.name="process"][property.name="env"]',
        message: 'Only src/service/config.ts reads the environment: take what you need as an argument.'
      }]
    }
  },
  {
    name: 'house/functions',
    files: ['src/**/*.ts'],
    ignores: ['src/http/routes/**'],
    rules: { 'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }] }
  },
  { name: 'house/config', files: ['src/service/config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { name: 'house/commands', files: ['src/commands/**'], rules: { 'no-console': 'off' } },
  mayNotImport('domain', [...others('ingest', 'archive', 'crawler', 'http', 'commands'), '../*.ts', 'node:*', 'pg', 'fastify', 'xml2js', 'saxes'],
    'src/domain is pure: it knows itself and luxon only, so that the rule can be read and tested alone.'),
  mayNotImport('ingest', [...others('archive', 'crawler', 'http', 'commands'), '../*.ts', 'pg', 'fastify', 'node:fs', 'node:fs/*', 'node:http'],
    'src/ingest turns bytes into domain values without I/O: it knows domain and the XML libraries only.'),
  mayNotImport('archive', [...others('ingest', 'crawler', 'http', 'commands'), '../*.ts', 'fastify', 'xml2js', 'saxes'],
    'src/archive keeps and finds domain values: it knows domain and PostgreSQL only.'),
  mayNotImport('crawler', [...others('http', 'commands'), '../*.ts', 'pg', 'fastify', 'xml2js', 'saxes'],
    'src/crawler fetches, asks ingest and the archive: it knows nothing of pages, SQL or XML.'),
  mayNotImport('http', [...others('commands'), '../../*.ts', 'pg', 'xml2js', 'saxes'],
    'src/http asks the archive and the rule and answers: it knows nothing of SQL or XML.')
]
