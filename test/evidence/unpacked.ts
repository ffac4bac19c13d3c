import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Test } from 'tap'
import { packetFiles, type PacketParts } from '../../src/evidence/packet.ts'
import { inByteOrder } from '../../src/evidence/stored-zip.ts'
import { digestOf } from '../../src/archive/documents.ts'

/** Files of a packet that may be changed. */
export type Changeable = Map<string, Uint8Array>

export const filesOf = (parts: PacketParts): Changeable => new Map(packetFiles(parts))

/** A folder with these files in it and nothing else. */
export function folderWith (t: Test, files: ReadonlyMap<string, Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'packet-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  return folder
}

/** SHA256SUMS made anew, as somebody who changed a file would. */
export function mended (files: Changeable): Changeable {
  const names = inByteOrder(files.keys()).filter(name => name !== 'SHA256SUMS')
  return files.set('SHA256SUMS', Buffer.from(names.map(name => `${digestOf(files.get(name) as Uint8Array)}  ${name}\n`).join('')))
}

export interface Ran { code: number, stdout: string, stderr: string }

/** Runs a program, with what it said and how it ended. */
export async function run (program: string, given: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Ran> {
  return await new Promise(resolve => {
    execFile(program, given, { cwd, env: { PATH: process.env['PATH'] ?? '', ...env }, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }))
  })
}

/** What `verify.mjs` of a folder says, check by check: pass, FAIL or none; asked from elsewhere, as a stranger might. */
export async function verdictsOf (folder: string, given: readonly string[] = []): Promise<{ code: number, stderr: string, lines: Record<string, string>, words: Record<string, string> }> {
  const { code, stderr, stdout } = await run(process.execPath, [join(folder, 'verify.mjs'), ...given], '/')
  const said = stdout.trimEnd().split('\n').map(line => /^(pass|FAIL|none) (\S+) (.*)$/.exec(line) ?? [line, line, line, line])
  return {
    code,
    stderr,
    lines: Object.fromEntries(said.map(([line, , name]) => [name, line])),
    words: Object.fromEntries(said.map(([, word, name]) => [name, word]))
  }
}

/** The checks that fail, in their order. */
export const failing = (words: Record<string, string>): string[] => Object.keys(words).filter(name => words[name] === 'FAIL')

/** The lines of `verify.txt` that are to be typed, from a step on: `'6. '`. */
export function linesToType (folder: string, step = ''): string {
  const text = readFileSync(join(folder, 'verify.txt'), 'utf8')
  return text.slice(text.indexOf(`\n${step}`)).split('\n').filter(line => line.startsWith('    ')).map(line => line.slice(4)).join('\n')
}
