import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Test } from 'tap'
import { query, testServer, withDatabase } from './server.ts'

export { query } from './server.ts'

/** The URL of a new database with all migrations, dropped when `t` ends. End your pools in a teardown of your own: those run last first. */
export async function testDatabase (t: Test): Promise<string> {
  const { template } = await testServer()
  return await create(t, template)
}

/** The URL of a new database with nothing in it, dropped when `t` ends. */
export async function emptyDatabase (t: Test): Promise<string> {
  return await create(t, 'template0')
}

async function create (t: Test, from: string): Promise<string> {
  const { url, template } = await testServer()
  const name = `${template}_${randomBytes(4).toString('hex')}`
  for (let attempt = 1; ; attempt++) {
    try {
      await query(url, `create database ${name} template ${from}`)
      break
    } catch (error) {
      // Somebody is connected to the template, or was a moment ago.
      if ((error as pg.DatabaseError).code !== '55006' || attempt === 5) throw error
      await pause(100)
    }
  }
  t.teardown(async () => query(url, `drop database if exists ${name} with (force)`))
  return withDatabase(url, name)
}
