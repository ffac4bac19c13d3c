import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import t from 'tap'
import { CLERK, OPERATOR } from './sample-service.ts'
import { serve } from './serve.ts'
import { tokenOf } from './token-of.ts'

const codings: ReadonlyArray<readonly [string, (body: string) => Buffer]> = [
  ['gzip', gzipSync], ['br', brotliCompressSync], ['deflate', deflateSync], ['GZIP', gzipSync], ['identity, gzip', gzipSync], ['zstd', Buffer.from]
]

t.test('a body is read as it is: one that comes coded is refused by every route that takes one, and is not read as what it is not', async t => {
  const { app } = await serve(t, { tokens: () => ({ clerk: [tokenOf('anna', CLERK)], operator: [tokenOf('olga', OPERATOR)] }) })
  const { paths } = (await app.inject('/openapi.json')).json() as { paths: Record<string, { post?: { requestBody?: { content: Record<string, unknown> } } }> }
  const taking = Object.entries(paths).flatMap(([path, { post }]) => post?.requestBody === undefined ? [] : [[path, Object.keys(post.requestBody.content)[0] ?? ''] as const])
  t.ok(taking.length >= 5, `${taking.length} routes`)
  for (const [url, type] of [...taking, ['/sign-in', 'application/x-www-form-urlencoded'] as const]) {
    const post = async (coding: string, payload: Buffer | string) =>
      await app.inject({ method: 'POST', url, headers: { 'content-type': type, 'content-encoding': coding, authorization: `Bearer ${CLERK}`, accept: 'application/json, text/html' }, payload })
    for (const [coding, code] of codings) {
      const { body, headers, statusCode } = await post(coding, code('{}'))
      t.same([statusCode, headers['accept-encoding']], [415, 'identity'], `${url} ${coding}`)
      t.match(body, 'Content-Encoding')
    }
    for (const none of ['', 'identity', 'Identity']) t.not((await post(none, '{}')).statusCode, 415, `${url} "${none}"`)
  }
  t.equal((await app.inject({ url: '/v1/rules', headers: { 'content-encoding': 'gzip' } })).statusCode, 200, 'a question without a body has none that is coded')
})
