import t from 'tap'
import { serve } from './serve.ts'

const TLS = 'strict-transport-security'

t.test('where the service is reached by TLS, browsers are told to ask by nothing else; elsewhere they are not', async t => {
  const { app } = await serve(t, { publicUrl: 'https://policies.example.org' })
  for (const url of ['/', '/docs/', '/v1/rules', '/v1/nothing']) t.match((await app.inject(url)).headers[TLS], /^max-age=31536000$/, url)
  const plain = await serve(t, { publicUrl: 'http://policies.example.org' })
  t.equal((await plain.app.inject('/')).headers[TLS], undefined)
})

t.test('pages stand in no frame, run nothing from elsewhere and tell nobody where their reader was', async t => {
  const { app } = await serve(t)
  for (const url of ['/', '/docs/']) {
    const { headers } = await app.inject(url)
    t.match(headers, { 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff' }, url)
    t.match(headers['content-security-policy'], /default-src 'none'.*frame-ancestors 'none'/, url)
    t.notMatch(headers['content-security-policy'], /script-src[^;]*unsafe|https?:/, url)
  }
})

t.test('no answer sets a cookie or says what it is made with', async t => {
  const { app } = await serve(t)
  for (const url of ['/', '/docs/', '/v1/rules', '/v1/nothing', '/health/ready', '/metrics', '/openapi.json']) {
    const { headers } = await app.inject({ url, headers: { cookie: 'session=1' } })
    for (const name of ['set-cookie', 'server', 'x-powered-by']) t.equal(headers[name], undefined, `${url} ${name}`)
  }
})

t.test('what needs a role is embedded by no other site', async t => {
  const { app } = await serve(t)
  const { headers } = await app.inject({ method: 'POST', url: '/v1/repositories/test/crawls' })
  t.match(headers, { 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'private, no-store' })
})
